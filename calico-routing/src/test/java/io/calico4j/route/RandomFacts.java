// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.fact.BlockFact;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.MigrationState;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.fact.RouteDelta;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.RouteSource;
import io.calico4j.route.fact.WorkloadFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random clusters of few names and few addresses, so that facts of all kinds meet. */
public final class RandomFacts {
    /** The names of nodes. */
    public static final List<String> NAMES = List.of("a", "b", "c", "B");

    private RandomFacts() {}

    /** Returns a cluster. */
    public static RouteFacts facts(Random random) {
        RouteFacts.Builder b = RouteFacts.builder();
        b.source(random.nextInt(3) == 0 ? RouteSource.WORKLOAD_IPS : RouteSource.CALICO_IPAM);
        int size = random.nextInt(25);
        for (int i = 0; i < size; i++) {
            RouteDelta.Change change = change(random);
            change.applyTo(b);
        }
        return b.build();
    }

    static RouteDelta.Change change(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        return switch (random.nextInt(12)) {
            case 0 -> new RouteDelta.RemovePool(name);
            case 1 -> new RouteDelta.RemoveNode(name);
            case 2 -> new RouteDelta.RemoveBlock(net(random, 29));
            case 3 -> new RouteDelta.RemoveWorkload(name, "w" + random.nextInt(3));
            case 4, 5 -> new RouteDelta.SetPool(pool(random, name));
            case 6, 7 -> new RouteDelta.SetNode(node(random, name));
            case 8, 9 ->
                new RouteDelta.SetWorkload(new WorkloadFact(
                        name,
                        "w" + random.nextInt(3),
                        "cali1",
                        "",
                        List.of(net(random, 32), net(random, random.nextInt(4) == 0 ? 30 : 32)),
                        random.nextInt(4) == 0 ? List.of(address(random)) : List.of(),
                        migration(random)));
            default -> new RouteDelta.SetBlock(block(random));
        };
    }

    private static MigrationState migration(Random random) {
        List<MigrationState> states = List.of(MigrationState.values());
        return random.nextInt(4) == 0 ? states.get(random.nextInt(states.size())) : MigrationState.BASE;
    }

    private static PoolFact pool(Random random, String name) {
        EncapsulationMode[] modes = EncapsulationMode.values();
        return PoolFact.of(name, net(random, 27))
                .withIpip(modes[random.nextInt(3)])
                .withVxlan(random.nextBoolean() ? EncapsulationMode.NEVER : modes[random.nextInt(3)])
                .withNatOutgoing(random.nextBoolean())
                .withLoadBalancerOnly(random.nextInt(5) == 0);
    }

    private static NodeFact node(Random random, String name) {
        NodeFact.Builder b = NodeFact.builder(name);
        if (random.nextInt(4) > 0) {
            b.bgpAddress(new HostAddress(v4(random), 28 + random.nextInt(5)));
        }
        if (random.nextInt(3) == 0) {
            b.bgpAddress(new HostAddress(v6(random), 120 + random.nextInt(9)));
        }
        if (random.nextInt(3) == 0) {
            b.addListed(new HostAddress(address(random), 28), random.nextBoolean() ? "InternalIP" : "ExternalIP");
        }
        if (random.nextInt(3) == 0) {
            b.ipipAddress(v4(random));
        }
        if (random.nextInt(3) == 0) {
            b.vxlanIpv4(v4(random)).vxlanIpv6(v6(random));
        }
        if (random.nextInt(3) == 0) {
            b.wireguardIpv4(v4(random));
        }
        return b.build();
    }

    private static BlockFact block(Random random) {
        Cidr cidr = net(random, 29);
        List<BlockFact.Allocation> allocations = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            long offset = random.nextInt((int) Math.min(8, cidr.sizeSaturated()));
            allocations.add(new BlockFact.Allocation(
                    cidr.address(offset), random.nextInt(5) == 0 ? "" : "abc".substring(i, i + 1)));
        }
        String affinity = (random.nextInt(4) == 0 ? "virtual:" : "host:") + NAMES.get(random.nextInt(NAMES.size()));
        return BlockFact.of(cidr, random.nextInt(5) == 0 ? Optional.empty() : Optional.of(affinity), allocations);
    }

    private static Cidr net(Random random, int length) {
        int shorter = random.nextInt(4) == 0 ? random.nextInt(3) : 0;
        IpAddress address = address(random);
        return Cidr.of(address, (address.isV4() ? length : length + 96) - shorter);
    }

    public static IpAddress address(Random random) {
        return random.nextInt(4) == 0 ? v6(random) : v4(random);
    }

    private static IpAddress v4(Random random) {
        return random.nextInt(50) == 0 ? IpAddress.v4(0) : IpAddress.v4(0x0a000000 + random.nextInt(48));
    }

    private static IpAddress v6(Random random) {
        return IpAddress.v6(0xfd00_0000_0000_0000L, random.nextInt(48));
    }
}
