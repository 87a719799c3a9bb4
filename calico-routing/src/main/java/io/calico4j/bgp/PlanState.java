// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.bgp.filter.RouteFilter;
import io.calico4j.bgp.service.ServiceAdvertisement;
import io.calico4j.bgp.service.ServiceRanges;
import io.calico4j.bgp.service.ServiceRoutes;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.fact.PoolFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Everything a plan is computed from, read once; immutable. */
final class PlanState {
    private static final Comparator<NodeBlock> BY_KEY =
            Comparator.comparing(b -> b.cidr().toString().replace('/', '-'));

    final BgpOptions options;
    final GlobalSettings settings;
    final NodeList nodes;
    final List<PeeringTable> tables;
    final SortedMap<String, RouteFilter> filters;
    final List<PoolFact> pools;
    final BlockIndex blocks;
    final ServiceRanges ranges;
    final ServiceAdvertisement services;
    /** Made when first asked for; two threads may both make it. */
    private volatile @Nullable List<NodeFacts> meshV4;

    private volatile @Nullable List<NodeFacts> meshV6;

    PlanState(
            BgpOptions options,
            GlobalSettings settings,
            NodeList nodes,
            List<PeeringTable> tables,
            SortedMap<String, RouteFilter> filters,
            List<PoolFact> pools,
            BlockIndex blocks,
            ServiceRanges ranges,
            ServiceAdvertisement services) {
        this.options = options;
        this.settings = settings;
        this.nodes = nodes;
        this.tables = tables;
        this.filters = filters;
        this.pools = pools;
        this.blocks = blocks;
        this.ranges = ranges;
        this.services = services;
    }

    PlanState withNodes(NodeList changed, List<PeeringTable> patched) {
        return new PlanState(options, settings, changed, patched, filters, pools, blocks, ranges, services);
    }

    PlanState withBlocks(BlockIndex changed) {
        return new PlanState(options, settings, nodes, tables, filters, pools, changed, ranges, services);
    }

    PlanState withPools(List<PoolFact> changed) {
        return new PlanState(options, settings, nodes, tables, filters, changed, blocks, ranges, services);
    }

    PlanState withServices(ServiceAdvertisement changed) {
        return new PlanState(options, settings, nodes, tables, filters, pools, blocks, ranges, changed);
    }

    /** The nodes in the order of their sessions' names in a mesh, so that those need no sorting any more. */
    List<NodeFacts> byMeshName(IpFamily family) {
        List<NodeFacts> known = family == IpFamily.V4 ? meshV4 : meshV6;
        if (known == null) {
            List<NodeFacts> sorted = new ArrayList<>(nodes.size());
            nodes.forEach(sorted::add);
            sorted.sort(Comparator.comparing(n -> n.meshName(family)));
            known = List.copyOf(sorted);
            if (family == IpFamily.V4) {
                meshV4 = known;
            } else {
                meshV6 = known;
            }
        }
        return known;
    }

    /** The daemon of a family on a node, given its sessions. */
    BgpDaemon daemon(NodeFacts me, IpFamily family, NodeSessions sessions) {
        Optional<IpAddress> address = Optional.ofNullable(me.address(family));
        OptionalInt port = settings.listenPort(me.name);
        ServiceRoutes routes = services.routesOf(me.name, me.excludedFromServices());
        return new BgpDaemon(
                family,
                routerId(me),
                settings.asNumber(me),
                Optional.ofNullable(me.clusterId),
                address,
                Optional.ofNullable(me.subnet(family)),
                settings.bindsToNodeAddress() ? address : Optional.empty(),
                port,
                settings.log(me.name),
                settings.spec.ignoredInterfaces(),
                settings.normalPriority(family),
                settings.communities(me.name, family),
                blocks(me, family),
                routes.advertised(family),
                routes.rejected(family),
                me.clusterId == null ? List.of() : reflected(family),
                sessions.of(family),
                sessions.peerRoutes(family));
    }

    private List<String> reflected(IpFamily family) {
        return ranges.loadBalancer().stream()
                .filter(r -> (r.indexOf(':') >= 0) == (family == IpFamily.V6))
                .toList();
    }

    String routerId(NodeFacts me) {
        return options.routerId()
                .map(id -> id.equals("hash") ? RouterId.hashOf(me.name) : id)
                .orElse(me.textV4);
    }

    List<NodeBlock> blocks(NodeFacts me, IpFamily family) {
        List<NodeBlock> all = new ArrayList<>();
        for (NodeBlock block : blocks.of(me, options.podCidrs())) {
            if (block.cidr().family() == family) {
                all.add(block);
            }
        }
        all.sort(BY_KEY);
        return all;
    }

    /** The sessions and peer routes of one node. */
    record NodeSessions(
            List<BgpSession> v4,
            List<BgpSession> v6,
            List<BgpDaemon.PeerRoute> routesV4,
            List<BgpDaemon.PeerRoute> routesV6) {

        List<BgpSession> of(IpFamily family) {
            return family == IpFamily.V4 ? v4 : v6;
        }

        List<BgpDaemon.PeerRoute> peerRoutes(IpFamily family) {
            return family == IpFamily.V4 ? routesV4 : routesV6;
        }
    }

    /** Makes all sessions of a node. */
    NodeSessions sessions(NodeFacts me) {
        SessionBuilder v4 = new SessionBuilder(this, me, IpFamily.V4, null);
        SessionBuilder v6 = new SessionBuilder(this, me, IpFamily.V6, null);
        boolean gateways =
                tables.stream().anyMatch(t -> t.rule.settings.reachableBy().isPresent());
        return new NodeSessions(
                List.copyOf(v4.sessions()),
                List.copyOf(v6.sessions()),
                gateways ? v4.peerRoutes() : List.of(),
                gateways ? v6.peerRoutes() : List.of());
    }
}
