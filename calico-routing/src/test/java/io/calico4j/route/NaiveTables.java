// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.fact.BlockFact;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.RouteSource;
import io.calico4j.route.fact.WorkloadFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The naive twin of {@link RoutePlanner}, rules as stated: for every known CIDR, look at all known CIDRs around it. */
final class NaiveTables {
    private static final class Facts {
        @Nullable
        PoolFact pool;

        @Nullable
        String owner;

        int ownerRank = -1;
        final TreeSet<String> hosts = new TreeSet<>();
        /** Node, then the digit of the kind: workload 0, WireGuard 1, IP-in-IP 2, VXLAN 3. */
        final List<Ref> refs = new ArrayList<>();
    }

    private record Ref(String node, int kind) {}

    private final Map<Cidr, Facts> known = new TreeMap<>();
    private final Map<String, NodeFact> nodes = new TreeMap<>();
    private final String me;

    private NaiveTables(RouteFacts facts, String me) {
        this.me = me;
        facts.pools().stream()
                .sorted(Comparator.comparing(PoolFact::name).reversed())
                .forEach(p -> at(p.cidr()).pool = p);
        facts.nodes().forEach(this::add);
        boolean ipam = facts.source() == RouteSource.CALICO_IPAM;
        if (ipam) {
            facts.blocks().forEach(this::add);
        }
        for (WorkloadFact w : facts.workloads()) {
            if (!ipam || w.node().equals(me)) {
                w.nets().forEach(net -> at(net).refs.add(new Ref(w.node(), 0)));
            }
        }
        known.values().forEach(f -> f.refs.sort(Comparator.comparing(Ref::node).thenComparing(Ref::kind)));
    }

    static List<String> of(RouteFacts facts, String me) {
        NaiveTables t = new NaiveTables(facts, me);
        return t.known.keySet().stream().flatMap(c -> t.entry(c).stream()).toList();
    }

    private Facts at(Cidr cidr) {
        return known.computeIfAbsent(cidr, c -> new Facts());
    }

    private void add(NodeFact node) {
        nodes.put(node.name(), node);
        if (!node.isKnown()) {
            return;
        }
        node.hostAddresses().forEach(a -> at(a.toCidr()).hosts.add(node.name()));
        node.ipipAddress().ifPresent(a -> at(a.toCidr()).refs.add(new Ref(node.name(), 2)));
        for (IpFamily f : IpFamily.values()) {
            node.vxlanAddress(f).ifPresent(a -> at(a.toCidr()).refs.add(new Ref(node.name(), 3)));
            node.wireguardAddress(f).ifPresent(a -> at(a.toCidr()).refs.add(new Ref(node.name(), 1)));
        }
    }

    private void add(BlockFact block) {
        block.owner().ifPresent(o -> own(at(block.cidr()), o, block.cidr().prefixLength() * 2 + 1));
        for (BlockFact.Allocation a : block.borrowed()) {
            own(at(a.address().toCidr()), a.node(), block.cidr().prefixLength() * 2);
        }
    }

    private static void own(Facts facts, String node, int rank) {
        String before = facts.owner;
        if (before == null || rank > facts.ownerRank || (rank == facts.ownerRank && node.compareTo(before) < 0)) {
            facts.owner = node;
            facts.ownerRank = rank;
        }
    }

    private Optional<String> entry(Cidr cidr) {
        if (cidr.isSingleAddress() && cidr.network().isUnspecified()) {
            return Optional.empty();
        }
        TreeSet<RouteType> types = new TreeSet<>();
        TreeSet<RouteType> blockTypes = new TreeSet<>();
        TreeSet<TunnelKind> tunnels = new TreeSet<>();
        PoolType pool = PoolType.NONE;
        boolean nat = false;
        boolean cross = false;
        boolean borrowed = false;
        boolean local = false;
        boolean tunnelSeen = false;
        boolean exact = false;
        @Nullable String first = null;
        @Nullable String node = null;
        for (Map.Entry<Cidr, Facts> e : known.entrySet()) {
            if (!e.getKey().contains(cidr)) {
                continue;
            }
            Facts f = e.getValue();
            if (f.pool != null) {
                EncapsulationMode vxlan = f.pool.vxlan();
                if (!f.pool.loadBalancerOnly()) {
                    pool = vxlan != EncapsulationMode.NEVER
                            ? PoolType.VXLAN
                            : f.pool.ipip() != EncapsulationMode.NEVER ? PoolType.IPIP : PoolType.NO_ENCAP;
                }
                nat |= f.pool.natOutgoing();
                cross |= f.pool.crossSubnet();
            }
            exact = f.owner != null;
            if (f.owner != null) {
                borrowed |= first != null && !first.equals(f.owner);
                first = first == null ? f.owner : first;
                node = f.owner;
                blockTypes.add(me.equals(node) ? RouteType.LOCAL_WORKLOAD : RouteType.REMOTE_WORKLOAD);
            }
            if (!f.hosts.isEmpty()) {
                node = f.hosts.first();
                types.add(me.equals(node) ? RouteType.LOCAL_HOST : RouteType.REMOTE_HOST);
            }
            if (!f.refs.isEmpty()) {
                Ref ref = f.refs.get(0);
                node = ref.node();
                boolean mine = node.equals(me);
                borrowed |= first != null && !first.equals(node);
                if (ref.kind() == 0) {
                    local |= mine;
                    types.add(mine ? RouteType.LOCAL_WORKLOAD : RouteType.REMOTE_WORKLOAD);
                } else {
                    types.add(mine ? RouteType.LOCAL_TUNNEL : RouteType.REMOTE_TUNNEL);
                    tunnelSeen = true;
                    tunnels.clear();
                    f.refs.stream()
                            .filter(r -> r.node().equals(ref.node()) && r.kind() > 0)
                            .forEach(r -> tunnels.add(
                                    r.kind() == 1
                                            ? TunnelKind.WIREGUARD
                                            : r.kind() == 2 ? TunnelKind.IPIP : TunnelKind.VXLAN));
                }
            }
        }
        if (first != null && (!tunnelSeen || exact)) {
            types.addAll(blockTypes);
        }
        Optional<HostAddress> there = address(node, cidr.family());
        Optional<HostAddress> here = address(me, cidr.family());
        boolean same = cross
                && there.isPresent()
                && here.isPresent()
                && here.get().subnet().contains(there.get().address());
        return Optional.of(cidr + " " + types + " pool=" + pool + (node == null ? "" : " node=" + node)
                + there.filter(a -> !a.address().isUnspecified())
                        .map(a -> " address=" + a.address())
                        .orElse("")
                + (same ? " same-subnet" : "") + (nat ? " nat" : "") + (local ? " local" : "")
                + (borrowed ? " borrowed" : "") + (tunnels.isEmpty() ? "" : " tunnels=" + tunnels));
    }

    private Optional<HostAddress> address(@Nullable String node, IpFamily family) {
        return Optional.ofNullable(node == null ? null : nodes.get(node)).flatMap(n -> n.address(family));
    }
}
