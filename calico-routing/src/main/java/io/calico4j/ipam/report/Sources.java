// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AffinityType;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.net.Cidr;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.pool.BlockAffinity;
import io.calico4j.resource.pool.BlockAffinitySpec;
import io.calico4j.resource.pool.IPAMBlock;
import io.calico4j.resource.pool.IPAMHandle;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.resource.pool.StoredBlockAffinity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which object of a snapshot each stored value was read from. */
final class Sources {
    /** What was left over of a value of which there is another: both can't be true. */
    record Contradiction(IpamKey<?> key, Resource ignored, Resource counted) {}

    private final Map<IpamKey<?>, Resource> objects = new HashMap<>();
    private final List<Contradiction> contradictions = new ArrayList<>();

    private Sources() {}

    static Sources of(ClusterSnapshot snapshot) {
        Sources sources = new Sources();
        snapshot.resources().forEach(resource -> keyOf(resource).ifPresent(key -> sources.add(key, resource)));
        return sources;
    }

    private void add(IpamKey<?> key, Resource resource) {
        Resource before = objects.put(key, resource);
        if (before != null && !contentOf(before).equals(contentOf(resource))) {
            contradictions.add(new Contradiction(key, before, resource));
        }
    }

    private static Optional<IpamKey<?>> keyOf(Resource resource) {
        if (resource instanceof IPAMBlock block) {
            return Cidr.tryParse(block.spec().cidr()).map(IpamKey.BlockKey::new);
        }
        if (resource instanceof BlockAffinity affinity) {
            return keyOf(affinity.spec());
        }
        if (resource instanceof StoredBlockAffinity affinity) {
            return keyOf(affinity.toBlockAffinity().spec());
        }
        if (resource instanceof IPAMHandle handle) {
            return Optional.of(new IpamKey.HandleKey(handle.spec().handleID()));
        }
        return resource instanceof IPPool pool
                ? Optional.of(new IpamKey.PoolKey(pool.metadata().name()))
                : Optional.empty();
    }

    private static Optional<IpamKey<?>> keyOf(BlockAffinitySpec spec) {
        Optional<AffinityType> type = AffinityType.ofText(spec.type().orElse(AffinityType.HOST.text()));
        return type.flatMap(known -> Cidr.tryParse(spec.cidr())
                .map(cidr -> new IpamKey.AffinityKey(AffinityOwner.of(known, spec.node()), cidr)));
    }

    private static Object contentOf(Resource resource) {
        if (resource instanceof IPAMBlock block) {
            return block.spec();
        }
        if (resource instanceof IPAMHandle handle) {
            return handle.spec();
        }
        BlockAffinitySpec spec = resource instanceof BlockAffinity affinity
                ? affinity.spec()
                : resource instanceof StoredBlockAffinity stored
                        ? stored.toBlockAffinity().spec()
                        : BlockAffinitySpec.empty();
        return spec.state() + " " + spec.deleted();
    }

    /** Returns the values of which there are two that differ, in the order of their objects. */
    List<Contradiction> contradictions() {
        return contradictions;
    }

    /** Returns the object a value was read from. */
    Optional<Resource> objectOf(IpamKey<?> key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** Returns evidence in a field of a stored value. */
    IpamEvidence at(IpamKey<?> key, FieldPath path, String text) {
        Optional<ResourceKey> resource = objectOf(key).map(Resource::key);
        return new IpamEvidence(text, resource, resource.isPresent() ? path : FieldPath.root());
    }

    /** Returns evidence in a field of a block, by the names from {@code spec} on. */
    IpamEvidence inBlock(AllocationBlock block, String field, String text) {
        return at(new IpamKey.BlockKey(block.cidr()), FieldPath.of("spec", field), text);
    }

    /** Returns evidence in the place of an address in its block. */
    IpamEvidence ofAddress(AllocationBlock block, int ordinal, String text) {
        return at(
                new IpamKey.BlockKey(block.cidr()),
                FieldPath.of("spec", "allocations").index(ordinal),
                text);
    }
}
