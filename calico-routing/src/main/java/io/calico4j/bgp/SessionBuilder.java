// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sessions of one node: Calico v3.32, confd/pkg/backends/calico/bgp_processor.go.
 *
 * <p>Peerings are told apart by address and port, so the sessions to some addresses can be made alone.
 */
final class SessionBuilder {
    private static final Comparator<BgpSession> BY_NAME = Comparator.comparing(BgpSession::name);

    private final PlanState state;
    private final NodeFacts me;
    private final IpFamily family;
    private final @Nullable Set<IpAddress> only;

    /**
     * @param only the peers' addresses to make sessions for; null for all
     */
    SessionBuilder(PlanState state, NodeFacts me, IpFamily family, @Nullable Set<IpAddress> only) {
        this.state = state;
        this.me = me;
        this.family = family;
        this.only = only;
    }

    /** The sessions by name. */
    List<BgpSession> sessions() {
        List<BgpSession> sessions = new ArrayList<>();
        if (me.address(family) == null && state.options.compatibility() == BgpCompatibility.CORRECT) {
            return sessions;
        }
        mesh(sessions);
        Map<Peering.Key, Peering> global = global();
        global.values().forEach(p -> add(p, p.workload() ? SessionType.LOCAL_WORKLOAD : SessionType.GLOBAL, sessions));
        node(global)
                .values()
                .forEach(p -> add(p, p.workload() ? SessionType.LOCAL_WORKLOAD : SessionType.NODE, sessions));
        sessions.sort(BY_NAME);
        return sessions;
    }

    /** The routes to peers behind a gateway. */
    List<BgpDaemon.PeerRoute> peerRoutes() {
        List<BgpDaemon.PeerRoute> routes = new ArrayList<>();
        boolean exact = state.options.compatibility() == BgpCompatibility.EXACT;
        Map<Peering.Key, Peering> global = global();
        List<Peering> all = new ArrayList<>(global.values());
        all.addAll(node(global).values());
        for (Peering peering : all) {
            Optional<IpAddress> gateway = peering.settings().reachableBy();
            boolean self = peering.address().equals(me.address(family));
            boolean fits = gateway.isPresent() && gateway.get().family() == family;
            if (gateway.isPresent() && (exact || (!self && fits))) {
                routes.add(new BgpDaemon.PeerRoute(peering.address(), gateway.get()));
            }
        }
        return routes;
    }

    private boolean wanted(IpAddress address) {
        return only == null || only.contains(address);
    }

    private void mesh(List<BgpSession> sessions) {
        if (me.clusterId != null || !state.settings.mesh) {
            return;
        }
        IpAddress own = me.address(family);
        String ownText = me.text(family);
        long ownAs = state.settings.asNumber(me);
        boolean exact = state.options.compatibility() == BgpCompatibility.EXACT;
        for (NodeFacts other : only == null ? state.byMeshName(family) : state.nodes) {
            IpAddress address = other.address(family);
            if (address == null || other.clusterId != null || !wanted(address) || address.equals(own)) {
                continue;
            }
            long peerAs = other.asNumber != null ? other.asNumber : exact ? ownAs : state.settings.asNumber;
            sessions.add(new BgpSession(
                    other.meshName(family),
                    SessionType.MESH,
                    address,
                    state.settings.listenPort(other.name),
                    peerAs,
                    OptionalLong.empty(),
                    peerAs == ownAs,
                    Optional.ofNullable(own),
                    other.text(family).compareTo(ownText) > 0,
                    Optional.empty(),
                    Optional.of(other.name),
                    false,
                    state.settings.meshSettings));
        }
    }

    /** The peerings of all nodes, and with them those of workloads on this node; the first of a key counts. */
    private Map<Peering.Key, Peering> global() {
        Map<Peering.Key, Peering> found = new LinkedHashMap<>();
        for (PeeringTable table : state.tables) {
            if (table.rule.global) {
                emit(forward(table), found, Map.of());
            }
        }
        return found;
    }

    private Map<Peering.Key, Peering> node(Map<Peering.Key, Peering> global) {
        Map<Peering.Key, Peering> found = new LinkedHashMap<>();
        for (PeeringTable table : state.tables) {
            if (!table.rule.global && (table.near.contains(me.name) || me.name.equals(table.rule.node))) {
                emit(forward(table), found, global);
            }
        }
        for (PeeringTable table : state.tables) {
            if (!table.reverse(family).isEmpty() && table.far.contains(me.name)) {
                emit(table.reverse(family), found, global);
            }
        }
        return found;
    }

    private List<Peering> forward(PeeringTable table) {
        return table.rule.workload
                ? PeeringBuilder.ofWorkloads(table.rule, me.name, state.options.localPeers(), family)
                : table.forward(family);
    }

    private void emit(List<Peering> peerings, Map<Peering.Key, Peering> found, Map<Peering.Key, Peering> hidingThem) {
        for (Peering peering : peerings) {
            if (wanted(peering.address())) {
                Peering.Key key = peering.key();
                if (!hidingThem.containsKey(key)) {
                    found.putIfAbsent(key, peering);
                }
            }
        }
    }

    private void add(Peering peering, SessionType type, List<BgpSession> sessions) {
        if (peering.address().equals(me.address(family))) {
            return;
        }
        long effectiveAs = peering.localAs() != 0 ? peering.localAs() : state.settings.asNumber(me);
        boolean internal = peering.asNumber() == effectiveAs;
        boolean client = internal
                && me.clusterId != null
                && (peering.clusterId() == null || !peering.clusterId().equals(me.clusterId));
        boolean later = peering.text().compareTo(me.text(family)) > 0;
        sessions.add(new BgpSession(
                peering.name(type),
                type,
                peering.address(),
                peering.port() == 0 ? OptionalInt.empty() : OptionalInt.of(peering.port()),
                peering.asNumber(),
                peering.localAs() == 0 ? OptionalLong.empty() : OptionalLong.of(peering.localAs()),
                internal,
                peering.useNodeIp() ? Optional.ofNullable(me.address(family)) : Optional.empty(),
                peering.workload() || (type == SessionType.GLOBAL && peering.calicoNode() && later),
                client ? Optional.ofNullable(me.clusterId) : Optional.empty(),
                Optional.ofNullable(peering.node()),
                peering.reverse(),
                peering.settings()));
    }
}
