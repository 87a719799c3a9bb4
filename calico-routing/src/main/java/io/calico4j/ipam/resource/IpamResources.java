// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.resource;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the state of address management from the resources of a cluster and writes it as such.
 *
 * <p>Read are blocks, affinities, handles and settings in either API group, pools, reservations, and nodes: Calico's,
 * and those of Kubernetes that Calico has none for. Authority: Calico v3.32, libcalico-go/lib/backend/k8s/resources.
 */
public final class IpamResources {
    /** An object of address management that can't be used as it is. */
    public static final Code UNREADABLE = Code.of("CAL4001", "unreadable-ipam-object");

    static final String STORED = "crd.projectcalico.org/v1";

    private IpamResources() {}

    /**
     * Puts what a snapshot says into a store, over what is there.
     *
     * <p>Complexity: one write for each object.
     *
     * @return an error for each object that can't be read, which is left out
     */
    public static Diagnostics load(ClusterSnapshot snapshot, IpamStore store) {
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(store, "store");
        Diagnostics.Builder diagnostics = Diagnostics.builder();
        snapshot.all(Kind.KUBERNETES_NODE).forEach(node -> load(node, store, diagnostics));
        for (Resource resource : snapshot.resources()) {
            if (resource.kind() != Kind.KUBERNETES_NODE) {
                load(resource, store, diagnostics);
            }
        }
        return diagnostics.build();
    }

    private static void load(Resource resource, IpamStore store, Diagnostics.Builder diagnostics) {
        try {
            ResourceReading.read(resource).ifPresent(value -> value.applyTo(store));
        } catch (FormatException | IllegalArgumentException | ArithmeticException | IpamException e) {
            String message =
                    e instanceof ArithmeticException ? "a number in it is too large" : String.valueOf(e.getMessage());
            diagnostics.add(Diagnostic.error(UNREADABLE, FieldPath.of("spec"), message)
                    .withSubject(resource.key().toString())
                    .withHint("leave it out, or take it from the datastore again"));
        }
    }

    /**
     * Returns what one resource says to address management, if it is of a kind that does.
     *
     * @throws IllegalArgumentException if its parts contradict each other
     * @throws FormatException if a text in it doesn't parse
     */
    public static Optional<StoredValue<?>> read(Resource resource) {
        return ResourceReading.read(Objects.requireNonNull(resource, "resource"));
    }

    /**
     * Returns the resource of a stored value, in the form it has in the Kubernetes datastore.
     *
     * <p>Pools and nodes carry only what address management knows of them. The old marker of a host has no such form.
     */
    public static <V> Optional<Resource> write(IpamKey<V> key, V value) {
        return ResourceWriting.write(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
    }

    /**
     * Returns the resource of a stored value that has one already: what address management knows of a pool, a
     * reservation or a node is replaced in it, all else stays as it is. Of the other kinds it is made anew.
     *
     * @param before what is stored under the key now
     */
    public static <V> Optional<Resource> write(IpamKey<V> key, V value, Resource before) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        return ResourceWriting.over(Objects.requireNonNull(before, "before"), key, value);
    }

    /** Returns the blocks, affinities, handles and settings of a store as resources, in the order of their keys. */
    public static List<Resource> state(IpamStore store) {
        Objects.requireNonNull(store, "store");
        List<Resource> resources = new ArrayList<>();
        add(store.list(IpamRange.blocks()), resources);
        add(store.list(IpamRange.hostAffinities()), resources);
        add(store.list(IpamRange.virtualAffinities()), resources);
        add(store.list(IpamRange.handles()), resources);
        store.get(new IpamKey.ConfigKey()).ifPresent(config -> add(List.of(config), resources));
        return resources;
    }

    private static <V> void add(List<IpamStore.Entry<V>> entries, List<Resource> resources) {
        entries.forEach(entry -> write(entry.key(), entry.value()).ifPresent(resources::add));
    }

    /** Returns a snapshot with the state of address management replaced by that of a store; all else stays. */
    public static ClusterSnapshot replaceIn(ClusterSnapshot snapshot, IpamStore store) {
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(store, "store");
        ResourceKey[] old = snapshot.resources().stream()
                .filter(resource -> isState(resource.kind()))
                .map(Resource::key)
                .toArray(ResourceKey[]::new);
        return snapshot.without(old).with(state(store));
    }

    private static boolean isState(Kind kind) {
        return switch (kind) {
            case IPAM_BLOCK, BLOCK_AFFINITY, STORED_BLOCK_AFFINITY, IPAM_HANDLE, IPAM_CONFIG, IPAM_CONFIGURATION ->
                true;
            default -> false;
        };
    }
}
