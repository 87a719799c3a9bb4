// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Calico's resources of one cluster, each with a revision that every write changes.
 *
 * <p>What is written gets its defaults, is checked on its own, against other resources and against what is stored, and is refused
 * with a typed {@link StoreError} if anything is wrong; then nothing has changed. How strict a store is depends on its
 * {@link StoreMode} and {@link StoreClient}. Implementations are safe for any number of threads; each operation happens at once or
 * not at all.
 */
public interface ResourceStore {
    /** The resource of a key, or {@link StoreError.NotFound}. */
    StoreResult<CalicoResource> get(ResourceKey key);

    /**
     * The resource as it is stored, of the same key as the one given.
     *
     * @param resource nothing of it counts but kind, namespace and name
     */
    <R extends CalicoResource> StoreResult<R> get(R resource);

    /** A resource of a namespaced kind, such as {@code find(NetworkPolicy.class, "shop", "web")}; empty if there is none. */
    default <R extends CalicoResource> Optional<R> find(Class<R> type, String namespace, String name) {
        return find(type, Optional.of(namespace), name);
    }

    /** A resource of a kind without namespaces, such as {@code find(IPPool.class, "default-pool")}; empty if there is none. */
    default <R extends CalicoResource> Optional<R> find(Class<R> type, String name) {
        return find(type, Optional.empty(), name);
    }

    private <R extends CalicoResource> Optional<R> find(Class<R> type, Optional<String> namespace, String name) {
        return Kind.of(type)
                .flatMap(kind -> get(ResourceKey.of(kind, namespace, name)).resource())
                .map(type::cast);
    }

    /** All resources by kind, namespace and name; {@code ClusterSnapshot.of(store.list())} is the cluster they make. */
    default List<CalicoResource> list() {
        return list(CalicoResource.class);
    }

    /** All resources of a type, be it that of one kind or one that several have in common, by kind, namespace and name. */
    default <R extends CalicoResource> List<R> list(Class<R> type) {
        List<R> all = new ArrayList<>();
        for (Kind kind : Kind.allOf(type)) {
            list(kind).forEach(resource -> all.add(type.cast(resource)));
        }
        return Collections.unmodifiableList(all);
    }

    /** All resources of a kind, by namespace and name. */
    List<CalicoResource> list(Kind kind);

    /** All resources of a kind in a namespace, by name. */
    List<CalicoResource> list(Kind kind, String namespace);

    /** Stores a new resource; it must not state a revision. */
    <R extends CalicoResource> StoreResult<R> create(R resource);

    /**
     * Stores a resource in place of the one of its key.
     *
     * @param resource if it states a revision, that must be the one stored
     */
    <R extends CalicoResource> StoreResult<R> replace(R resource);

    /** Creates a resource or, if there is one of its key, replaces that. */
    <R extends CalicoResource> StoreResult<R> apply(R resource);

    /**
     * Removes the resource of a resource's key, and what goes away with it.
     *
     * @param resource if it states a revision, that must be the one stored; nothing else of it counts
     * @return the resource as it was
     */
    <R extends CalicoResource> StoreResult<R> delete(R resource);

    /** Removes the resource of a key, whatever its revision, and what goes away with it. */
    StoreResult<CalicoResource> delete(ResourceKey key);
}
