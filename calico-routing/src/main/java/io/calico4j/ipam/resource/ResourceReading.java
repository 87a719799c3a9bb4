// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.resource;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AffinityType;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.store.AffinityState;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.BlockAffinity;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamReservation;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.Resource;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.pool.AssignmentMode;
import io.calico4j.resource.pool.BlockAffinitySpec;
import io.calico4j.resource.pool.IPAMBlock;
import io.calico4j.resource.pool.IPAMConfig;
import io.calico4j.resource.pool.IPAMConfiguration;
import io.calico4j.resource.pool.IPAMHandle;
import io.calico4j.resource.pool.IPAMHandleSpec;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.resource.pool.IPReservation;
import io.calico4j.resource.pool.StoredBlockAffinity;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns resources into stored values. */
final class ResourceReading {
    private ResourceReading() {}

    static Optional<StoredValue<?>> read(Resource resource) {
        if (resource instanceof IPAMBlock block) {
            AllocationBlock value = BlockResource.toBlock(block.spec());
            return Optional.of(new StoredValue<>(new IpamKey.BlockKey(value.cidr()), value));
        }
        if (resource instanceof io.calico4j.resource.pool.BlockAffinity affinity) {
            return Optional.of(affinity(affinity.spec()));
        }
        if (resource instanceof StoredBlockAffinity affinity) {
            return Optional.of(affinity(affinity.toBlockAffinity().spec()));
        }
        if (resource instanceof IPAMHandle handle) {
            return Optional.of(handle(handle));
        }
        if (resource instanceof IPAMConfig config) {
            return Optional.of(config(
                    config.spec().strictAffinity(),
                    config.spec().autoAllocateBlocks(),
                    Math.toIntExact(config.spec().maxBlocksPerHost().orElse(0L)),
                    config.spec().kubeVirtVMAddressPersistence()));
        }
        if (resource instanceof IPAMConfiguration config) {
            return Optional.of(config(
                    config.spec().strictAffinity(),
                    config.spec().autoAllocateBlocks(),
                    config.spec().maxBlocksPerHost().orElse(0),
                    config.spec().kubeVirtVMAddressPersistence()));
        }
        return readContext(resource);
    }

    private static Optional<StoredValue<?>> readContext(Resource resource) {
        if (resource instanceof IPPool pool) {
            return Optional.of(
                    new StoredValue<>(new IpamKey.PoolKey(pool.metadata().name()), pool(pool)));
        }
        if (resource instanceof IPReservation reservation) {
            String name = reservation.metadata().name();
            return Optional.of(new StoredValue<>(
                    new IpamKey.ReservationKey(name),
                    new IpamReservation(name, reservation.spec().reservedCIDRs())));
        }
        if (resource instanceof Node node) {
            return Optional.of(node(node.metadata()));
        }
        return resource instanceof KubernetesNode node ? Optional.of(node(node.metadata())) : Optional.empty();
    }

    private static StoredValue<BlockAffinity> affinity(BlockAffinitySpec spec) {
        String type = spec.type().orElse(AffinityType.HOST.text());
        AffinityType known = AffinityType.ofText(type)
                .orElseThrow(() -> new IllegalArgumentException("no type of affinity: \"" + type + "\""));
        AffinityState state = AffinityState.ofText(spec.state())
                .orElseThrow(() -> new IllegalArgumentException("no state of an affinity: \"" + spec.state() + "\""));
        if (spec.node().isEmpty()) {
            throw new IllegalArgumentException("an affinity of nobody");
        }
        return new StoredValue<>(
                new IpamKey.AffinityKey(AffinityOwner.of(known, spec.node()), Cidr.parse(spec.cidr())),
                new BlockAffinity(state, spec.deleted()));
    }

    private static StoredValue<AllocationHandle> handle(IPAMHandle resource) {
        IPAMHandleSpec spec = resource.spec();
        if (spec.handleID().isEmpty()) {
            throw new IllegalArgumentException("a handle without id");
        }
        AllocationHandle handle = AllocationHandle.empty().withDeleted(spec.deleted());
        for (Map.Entry<String, Long> block :
                spec.block().orElseGet(TreeMap::new).entrySet()) {
            handle = handle.with(Cidr.parse(block.getKey()), Math.toIntExact(block.getValue()));
        }
        return new StoredValue<>(new IpamKey.HandleKey(spec.handleID()), handle);
    }

    /** Returns settings; a resource that forbids both borrowing and new blocks means the default, as none can be stored. */
    private static StoredValue<IpamConfig> config(
            boolean strict, boolean autoAllocate, int maxBlocks, Optional<String> persistence) {
        return new StoredValue<>(
                new IpamKey.ConfigKey(), new IpamConfig(strict, autoAllocate || !strict, maxBlocks, persistence));
    }

    static IpamPool pool(IPPool pool) {
        boolean stopped = pool.metadata().deletionTimestamp().isPresent()
                || pool.status().stream()
                        .flatMap(status -> status.conditions().stream())
                        .anyMatch(condition -> condition.type().equals("Allocatable")
                                && condition.status().equals("False"));
        return IpamPool.builder(pool.metadata().name(), pool.spec().cidr())
                .blockSize(Math.toIntExact(pool.spec().blockSize().orElse(0L)))
                .disabled(pool.spec().disabled())
                .nodeSelector(pool.spec().nodeSelector().orElse(""))
                .namespaceSelector(pool.spec().namespaceSelector().orElse(""))
                .allowedUses(pool.spec().allowedUses())
                .manual(pool.spec()
                        .assignmentMode()
                        .filter(AssignmentMode.MANUAL.text()::equals)
                        .isPresent())
                .allocatable(!stopped)
                .build();
    }

    private static StoredValue<IpamNode> node(Metadata metadata) {
        return new StoredValue<>(
                new IpamKey.NodeKey(metadata.name()), new IpamNode(metadata.name(), Labels.copyOf(metadata.labels())));
    }
}
