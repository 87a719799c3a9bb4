// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.routing;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.fact.BlockFact;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.RouteSource;
import io.calico4j.route.fact.WorkloadFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cluster of the routing workload's README: 5,000 nodes, 20,000 blocks, 100 pools, 200,000 workloads. */
final class RoutingFormula {
    static final int NODES = 5_000;
    static final int BLOCKS = 20_000;
    static final int POOLS = 100;
    static final int WORKLOADS = 200_000;
    static final String ME = "node-00000";

    private static final int IN_POOLS = 10 << 24;

    private RoutingFormula() {}

    static RouteFacts facts(RouteSource source, boolean allWorkloads) {
        RouteFacts.Builder b = RouteFacts.builder().source(source);
        for (int i = 0; i < POOLS; i++) {
            b.add(pool(i));
        }
        for (int i = 0; i < NODES; i++) {
            b.add(node(i, 0));
        }
        if (source == RouteSource.CALICO_IPAM) {
            for (int i = 0; i < BLOCKS; i++) {
                b.add(block(i, i % NODES));
            }
        }
        for (int i = 0; i < WORKLOADS; i++) {
            WorkloadFact workload = workload(i);
            if (allWorkloads || workload.node().equals(ME)) {
                b.add(workload);
            }
        }
        return b.build();
    }

    static String name(int node) {
        return String.format("node-%05d", node);
    }

    static PoolFact pool(int i) {
        PoolFact pool = PoolFact.of(String.format("pool-%03d", i), Cidr.of(IpAddress.v4(IN_POOLS | i << 16), 16))
                .withNatOutgoing(i % 2 == 0);
        return switch (i % 5) {
            case 1 -> pool.withIpip(EncapsulationMode.ALWAYS);
            case 2 -> pool.withIpip(EncapsulationMode.CROSS_SUBNET);
            case 3 -> pool.withVxlan(EncapsulationMode.ALWAYS);
            case 4 -> pool.withVxlan(EncapsulationMode.CROSS_SUBNET);
            default -> pool;
        };
    }

    /** The node with something added to the last octet of its address. */
    static NodeFact node(int i, int added) {
        int address = 172 << 24 | 16 << 16 | (i % 50) << 8 | ((2 + i / 50 + added) & 0xff);
        return NodeFact.builder(name(i))
                .bgpAddress(new HostAddress(IpAddress.v4(address), 24))
                .vxlanIpv4(blockCidr(i).network())
                .build();
    }

    static Cidr blockCidr(int b) {
        int k = b / 100;
        return Cidr.of(IpAddress.v4(IN_POOLS | (b % 100) << 16 | (k / 4) << 8 | (k % 4) * 64), 26);
    }

    static BlockFact block(int b, int owner) {
        Cidr cidr = blockCidr(b);
        List<BlockFact.Allocation> allocations = new ArrayList<>(11);
        if (b < NODES) {
            allocations.add(new BlockFact.Allocation(cidr.address(0), name(owner)));
        }
        for (int offset = 1; offset <= 10; offset++) {
            allocations.add(new BlockFact.Allocation(cidr.address(offset), name(nodeOf(b, owner, offset))));
        }
        return BlockFact.of(cidr, Optional.of("host:" + name(owner)), allocations);
    }

    private static int nodeOf(int b, int owner, int offset) {
        return offset == 10 && b % 10 == 0 ? (b % NODES + 1) % NODES : owner;
    }

    static IpAddress workloadAddress(int w) {
        return blockCidr(w / 10).address(1 + w % 10);
    }

    static WorkloadFact workload(int w) {
        int b = w / 10;
        return WorkloadFact.of(
                name(nodeOf(b, b % NODES, 1 + w % 10)),
                String.format("ns/pod-%06d", w),
                workloadAddress(w).toCidr());
    }
}
