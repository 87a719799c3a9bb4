// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.resource;

import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.IpamNames;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.BlockAffinity;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamReservation;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.resource.Condition;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.Resource;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.pool.AssignmentMode;
import io.calico4j.resource.pool.IPAMConfig;
import io.calico4j.resource.pool.IPAMHandle;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.resource.pool.IPPoolSpec;
import io.calico4j.resource.pool.IPPoolStatus;
import io.calico4j.resource.pool.IPReservation;
import io.calico4j.resource.pool.StoredBlockAffinity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns stored values into resources. */
final class ResourceWriting {
    private static final String ALLOCATABLE = "Allocatable";

    private ResourceWriting() {}

    static Optional<Resource> write(IpamKey<?> key, Object value) {
        if (value instanceof AllocationBlock block) {
            return Optional.of(BlockResource.ofBlock(block));
        }
        if (key instanceof IpamKey.AffinityKey affinity && value instanceof BlockAffinity claim) {
            return Optional.of(affinity(affinity, claim));
        }
        if (key instanceof IpamKey.HandleKey handle && value instanceof AllocationHandle held) {
            return Optional.of(handle(handle.handle(), held));
        }
        if (value instanceof IpamConfig config) {
            return Optional.of(config(config));
        }
        if (value instanceof IpamPool pool) {
            return Optional.of(pool(pool));
        }
        if (value instanceof IpamReservation reservation) {
            return Optional.of(IPReservation.builder()
                    .name(reservation.name())
                    .spec(spec -> spec.reservedCIDRs(reservation.entries()))
                    .build());
        }
        return value instanceof IpamNode node
                ? Optional.of(Node.builder()
                        .metadata(Metadata.empty()
                                .withName(node.name())
                                .withLabels(node.labels().asMap()))
                        .build())
                : Optional.empty();
    }

    private static Resource affinity(IpamKey.AffinityKey key, BlockAffinity claim) {
        return StoredBlockAffinity.builder()
                .metadata(Metadata.empty()
                        .withName(IpamNames.ofAffinity(key.owner().host(), key.cidr()))
                        .withLabels(IpamNames.affinityLabels(key.owner(), key.cidr())))
                .spec(spec -> spec.state(claim.state().text())
                        .node(key.owner().host())
                        .type(key.owner().type().text())
                        .cidr(key.cidr().toString())
                        .deleted(String.valueOf(claim.deleted())))
                .build();
    }

    private static Resource handle(String id, AllocationHandle held) {
        SortedMap<String, Long> counts = new TreeMap<>();
        held.forEach((block, count) -> counts.put(block.toString(), (long) count));
        return IPAMHandle.builder()
                .apiVersion(IpamResources.STORED)
                .name(IpamNames.ofHandle(id))
                .spec(spec -> spec.handleID(id).block(counts).deleted(held.isDeleted()))
                .build();
    }

    private static Resource config(IpamConfig config) {
        return IPAMConfig.builder()
                .name("default")
                .spec(spec -> spec.strictAffinity(config.strictAffinity())
                        .autoAllocateBlocks(config.autoAllocateBlocks())
                        .maxBlocksPerHost(
                                Optional.of((long) config.maxBlocksPerHost()).filter(max -> max != 0))
                        .kubeVirtVMAddressPersistence(config.vmAddressPersistence()))
                .build();
    }

    private static Resource pool(IpamPool pool) {
        IPPool.Builder resource = IPPool.builder().name(pool.name()).spec(spec -> settings(spec, pool));
        return (pool.allocatable() ? resource : resource.status(stopped())).build();
    }

    private static IPPoolSpec.Builder settings(IPPoolSpec.Builder spec, IpamPool pool) {
        return spec.cidr(pool.cidr())
                .disabled(pool.disabled())
                .blockSize(Optional.of((long) pool.blockSize()).filter(size -> size != 0))
                .nodeSelector(given(pool.nodeSelector()))
                .namespaceSelector(given(pool.namespaceSelector()))
                .allowedUses(pool.allowedUses())
                .assignmentMode(pool.manual() ? Optional.of(AssignmentMode.MANUAL.text()) : Optional.empty());
    }

    private static IPPoolStatus stopped() {
        return IPPoolStatus.builder()
                .addConditions(
                        Condition.builder().type(ALLOCATABLE).status("False").build())
                .build();
    }

    /** Returns a resource with what address management knows of it replaced by a value; all else stays. */
    static Optional<Resource> over(Resource before, IpamKey<?> key, Object value) {
        if (before instanceof IPPool old && value instanceof IpamPool pool) {
            return Optional.of(changed(old, pool));
        }
        if (before instanceof IPReservation old && value instanceof IpamReservation reservation) {
            return Optional.of(old.withSpec(
                    old.spec().toBuilder().reservedCIDRs(reservation.entries()).build()));
        }
        if (before instanceof Node old && value instanceof IpamNode node) {
            return Optional.of(
                    old.withMetadata(old.metadata().withLabels(node.labels().asMap())));
        }
        if (before instanceof KubernetesNode old && value instanceof IpamNode node) {
            return Optional.of(
                    old.withMetadata(old.metadata().withLabels(node.labels().asMap())));
        }
        return write(key, value);
    }

    private static Resource changed(IPPool old, IpamPool pool) {
        boolean sameMode = pool.manual() == ResourceReading.pool(old).manual();
        Optional<String> mode = old.spec().assignmentMode();
        IPPoolSpec.Builder spec = settings(old.spec().toBuilder(), pool);
        IPPool next = old.withSpec((sameMode ? spec.assignmentMode(mode) : spec).build());
        if (pool.allocatable() == ResourceReading.pool(old).allocatable()) {
            return next;
        }
        IPPoolStatus status =
                old.status().orElseGet(() -> IPPoolStatus.builder().build());
        List<Condition> conditions = new ArrayList<>(status.conditions());
        conditions.removeIf(condition -> condition.type().equals(ALLOCATABLE));
        conditions.addAll(pool.allocatable() ? List.of() : stopped().conditions());
        return next.withStatus(status.withConditions(conditions));
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
