// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cluster;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.persistent.SortedTree;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.KubernetesResource;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All objects of a cluster at one moment: Calico resources, the Kubernetes objects we read, and objects of other kinds.
 *
 * <p>Immutable and safe for any number of threads. No two objects have one key. Objects are listed in the order of their
 * keys: kind, namespace, name. A changed copy shares everything but the change with its original, so with n objects a
 * change of one costs O(log n) time and memory.
 */
public final class ClusterSnapshot {
    private static final ClusterSnapshot EMPTY = new ClusterSnapshot(SortedTree.empty());

    private final SortedTree<ResourceKey, Resource> tree;

    private ClusterSnapshot(SortedTree<ResourceKey, Resource> tree) {
        this.tree = tree;
    }

    /** Returns the snapshot without objects. */
    public static ClusterSnapshot empty() {
        return EMPTY;
    }

    /**
     * Returns the snapshot of these objects; of several with one key the last counts, as it would in a cluster that they
     * are applied to one after the other. {@link Builder#replaced()} tells which were lost.
     *
     * <p>Complexity: O(n log n).
     */
    public static ClusterSnapshot of(Collection<? extends Resource> resources) {
        return builder().addAll(resources).build();
    }

    /**
     * Returns the snapshot of these objects as {@code kubectl apply -n} and {@code calicoctl apply -n} would make it: those that belong to a
     * namespace and name none are in the given one. Objects of kinds without a type here stay as they are.
     */
    public static ClusterSnapshot of(Collection<? extends Resource> resources, String defaultNamespace) {
        requireNonNull(defaultNamespace, "defaultNamespace");
        Builder builder = builder();
        resources.forEach(resource -> builder.add(placed(resource, defaultNamespace)));
        return builder.build();
    }

    private static Resource placed(Resource resource, String namespace) {
        Metadata metadata = resource.metadata();
        if (!resource.kind().namespaced()
                || metadata.namespace().filter(given -> !given.isEmpty()).isPresent()) {
            return resource;
        }
        if (resource instanceof CalicoResource calico) {
            return calico.withMetadata(metadata.withNamespace(namespace));
        }
        return resource instanceof KubernetesResource kubernetes
                ? kubernetes.withMetadata(metadata.withNamespace(namespace))
                : resource;
    }

    /** Returns a builder without objects. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the number of objects. */
    public int size() {
        return tree.size();
    }

    /** Returns the object with a key. Complexity: O(log n). */
    public Optional<Resource> find(ResourceKey key) {
        return tree.get(key);
    }

    /** Returns an object of a namespaced kind, such as {@code find(NetworkPolicy.class, "shop", "web")}. */
    public <R extends Resource> Optional<R> find(Class<R> type, String namespace, String name) {
        return find(type, Optional.of(namespace), name);
    }

    /** Returns an object of a kind without namespaces, such as {@code find(IPPool.class, "default-pool")}. */
    public <R extends Resource> Optional<R> find(Class<R> type, String name) {
        return find(type, Optional.empty(), name);
    }

    private <R extends Resource> Optional<R> find(Class<R> type, Optional<String> namespace, String name) {
        return Kind.of(type)
                .filter(kind -> kind != Kind.UNKNOWN)
                .flatMap(kind -> find(ResourceKey.of(kind, namespace, name)))
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** Returns all objects in the order of their keys. Complexity: O(n). */
    public List<Resource> resources() {
        return Collections.unmodifiableList(tree.values());
    }

    /** Returns the objects of a kind in the order of their keys. Complexity: O(log n) and their number. */
    public List<Resource> all(Kind kind) {
        return Collections.unmodifiableList(tree.values(key -> key.kind().compareTo(kind)));
    }

    /**
     * Returns the objects of a type in the order of their keys: that of one kind, or one that several have in common, such as
     * {@code PolicyResource}.
     *
     * <p>Complexity: O(log n) for each kind, and their number.
     */
    public <R extends Resource> List<R> all(Class<R> type) {
        List<R> found = new ArrayList<>();
        for (Kind kind : Kind.allOf(type)) {
            for (Resource resource : all(kind)) {
                if (type.isInstance(resource)) {
                    found.add(type.cast(resource));
                }
            }
        }
        return Collections.unmodifiableList(found);
    }

    /** Returns the snapshot in which these objects stand in the place of what had their keys before, if anything. */
    public ClusterSnapshot with(Resource... resources) {
        return with(Arrays.asList(resources));
    }

    /** Returns the snapshot in which these objects stand in the place of what had their keys before, if anything. */
    public ClusterSnapshot with(Collection<? extends Resource> resources) {
        SortedTree<ResourceKey, Resource> changed = tree;
        for (Resource resource : resources) {
            changed = put(changed, resource.key(), resource);
        }
        return of(changed);
    }

    /** Returns the snapshot without the objects of these keys; a key of nothing is passed over. */
    public ClusterSnapshot without(ResourceKey... keys) {
        SortedTree<ResourceKey, Resource> changed = tree;
        for (ResourceKey key : keys) {
            changed = changed.without(key);
        }
        return of(changed);
    }

    /** Keeps the old object where the new one is equal, so that nothing seems to have changed. */
    private static SortedTree<ResourceKey, Resource> put(
            SortedTree<ResourceKey, Resource> tree, ResourceKey key, Resource resource) {
        return tree.get(key).filter(resource::equals).isPresent() ? tree : tree.with(key, resource);
    }

    private ClusterSnapshot of(SortedTree<ResourceKey, Resource> changed) {
        return changed == tree ? this : new ClusterSnapshot(changed);
    }

    /**
     * Returns what changes from this snapshot to another: {@code a.apply(a.deltaTo(b))} equals {@code b}.
     *
     * <p>Complexity: O(d log n) for a snapshot made of this one by d changes; O(n) for an unrelated one.
     */
    public SnapshotDelta deltaTo(ClusterSnapshot next) {
        List<SnapshotDelta.Change> changes = new ArrayList<>();
        tree.compareTo(next.tree, (key, before, after) -> {
            if (before == null || !before.equals(after)) {
                changes.add(new SnapshotDelta.Change(key, Optional.ofNullable(before), Optional.ofNullable(after)));
            }
        });
        return new SnapshotDelta(changes);
    }

    /** Returns the snapshot after the changes; what {@link SnapshotDelta.Change#before} says is not checked. */
    public ClusterSnapshot apply(SnapshotDelta delta) {
        SortedTree<ResourceKey, Resource> changed = tree;
        for (SnapshotDelta.Change change : delta.changes()) {
            changed = change.after().isPresent()
                    ? put(changed, change.key(), change.after().get())
                    : changed.without(change.key());
        }
        return of(changed);
    }

    /** Returns whether the other is a snapshot of equal objects; cheap where both share structure. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ClusterSnapshot that
                && size() == that.size()
                && deltaTo(that).isEmpty();
    }

    @Override
    public int hashCode() {
        return tree.values().hashCode();
    }

    /** Returns how many objects of each kind there are. */
    @Override
    public String toString() {
        Map<Kind, Integer> counts = new TreeMap<>();
        for (Resource resource : tree.values()) {
            counts.merge(resource.kind(), 1, Integer::sum);
        }
        return "ClusterSnapshot" + counts;
    }

    /** Collects objects for a snapshot. Confined to one thread. */
    public static final class Builder {
        private final TreeMap<ResourceKey, Resource> resources = new TreeMap<>();
        private final List<Resource> replaced = new ArrayList<>();

        private Builder() {}

        /** Adds an object; it takes the place of an earlier one with its key. */
        @CanIgnoreReturnValue
        public Builder add(Resource resource) {
            Resource earlier = resources.put(resource.key(), requireNonNull(resource, "resource"));
            if (earlier != null) {
                replaced.add(earlier);
            }
            return this;
        }

        /** Adds objects one after the other. */
        @CanIgnoreReturnValue
        public Builder addAll(Collection<? extends Resource> more) {
            more.forEach(this::add);
            return this;
        }

        /** Returns the objects that lost their place to a later one with the same key, in the order in which they did. */
        public List<Resource> replaced() {
            return List.copyOf(replaced);
        }

        /** Returns the snapshot of the objects added so far. */
        public ClusterSnapshot build() {
            return resources.isEmpty()
                    ? EMPTY
                    : new ClusterSnapshot(SortedTree.ofSorted(new ArrayList<>(resources.entrySet())));
        }
    }
}
