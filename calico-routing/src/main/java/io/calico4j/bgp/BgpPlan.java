// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import static java.util.Objects.requireNonNull;

import io.calico4j.bgp.PlanState.NodeSessions;
import io.calico4j.bgp.filter.RouteFilter;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.SnapshotDelta;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.route.fact.BlockFact;
import io.calico4j.route.fact.PoolFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * BGP of all nodes of a cluster: every daemon's settings and sessions.
 *
 * <p>Immutable and safe for any number of threads. A node's sessions are made when they are first asked for and kept.
 * {@link #apply} carries over what a change does not touch, and equals the plan of the changed snapshot.
 *
 * <p>Authority: Calico v3.32, confd/pkg/backends/calico. Where Calico goes through resources in random order, the first
 * by name counts.
 */
public final class BgpPlan {
    private final ClusterSnapshot snapshot;
    private final PlanState state;
    private final SessionCache sessions;

    BgpPlan(ClusterSnapshot snapshot, PlanState state, SessionCache sessions) {
        this.snapshot = snapshot;
        this.state = state;
        this.sessions = sessions;
    }

    /** Returns the plan of a snapshot with {@link BgpOptions#standard()}. */
    public static BgpPlan of(ClusterSnapshot snapshot) {
        return of(snapshot, BgpOptions.standard());
    }

    /**
     * Returns the plan of a snapshot.
     *
     * <p>Complexity: O(nodes * BGPPeers) here, and linear in its sessions for each node asked for.
     */
    public static BgpPlan of(ClusterSnapshot snapshot, BgpOptions options) {
        requireNonNull(options, "options");
        return new BgpPlan(snapshot, PlanReader.read(snapshot, options), SessionCache.empty());
    }

    /**
     * Returns the plan after changes; equal to {@link #of} of the changed snapshot.
     *
     * <p>Complexity: a changed node costs one copy of the lists of nodes and, of the sessions made already, those to and
     * from it; a changed block one copy of the index of blocks; services are judged anew; a changed BGPPeer, BGPFilter or
     * BGPConfiguration makes all sessions anew when they are asked for. Other kinds cost nothing.
     */
    public BgpPlan apply(SnapshotDelta delta) {
        return new PlanChange(snapshot, state, sessions).apply(requireNonNull(delta, "delta"));
    }

    /** Returns the objects the plan is made of. */
    public ClusterSnapshot snapshot() {
        return snapshot;
    }

    /** Returns the options of the plan. */
    public BgpOptions options() {
        return state.options;
    }

    /** Returns the names of all nodes in order. */
    public List<String> nodeNames() {
        List<String> names = new ArrayList<>(state.nodes.size());
        for (NodeFacts node : state.nodes) {
            names.add(node.name);
        }
        return names;
    }

    /** Returns BGP on a node; empty for a node without a Node resource. */
    public Optional<BgpNode> node(String name) {
        NodeFacts facts = state.nodes.find(name);
        if (facts == null) {
            return Optional.empty();
        }
        NodeSessions own = sessions(facts);
        return Optional.of(
                new BgpNode(name, state.daemon(facts, IpFamily.V4, own), state.daemon(facts, IpFamily.V6, own)));
    }

    /** Returns a node's sessions, IPv4 first, each family by name; none for a node without a Node resource. */
    public List<BgpSession> sessionsOf(String node) {
        List<BgpSession> all = new ArrayList<>(sessionsOf(node, IpFamily.V4));
        all.addAll(sessionsOf(node, IpFamily.V6));
        return all;
    }

    /** Returns a node's sessions of a family by name; none for a node without a Node resource. */
    public List<BgpSession> sessionsOf(String node, IpFamily family) {
        NodeFacts facts = state.nodes.find(node);
        return facts == null ? List.of() : sessions(facts).of(family);
    }

    private NodeSessions sessions(NodeFacts facts) {
        NodeSessions made = sessions.find(facts.name);
        if (made == null) {
            made = state.sessions(facts);
            sessions.put(facts.name, made);
        }
        return made;
    }

    /** Returns the number of session ends of all nodes; a session between two nodes has two. */
    public long sessionEnds() {
        long count = 0;
        for (NodeFacts node : state.nodes) {
            NodeSessions own = sessions(node);
            count += own.v4().size() + own.v6().size();
        }
        return count;
    }

    /** Returns the pools in the order of their names. */
    public List<PoolFact> pools() {
        return state.pools;
    }

    /** Returns whether BIRD programs the routes to pods on other nodes. */
    public boolean programsClusterRoutes() {
        return state.settings.programsClusterRoutes;
    }

    /** Returns whether the mesh of all nodes is on. */
    public boolean hasMesh() {
        return state.settings.mesh;
    }

    /** Returns the AS number of nodes that have none of their own. */
    public long globalAsNumber() {
        return state.settings.asNumber;
    }

    /** Returns the BGPFilters by name. */
    public SortedMap<String, RouteFilter> filters() {
        return state.filters;
    }

    /** Returns the BGPPeers in the order of their names, each with the nodes at its ends. */
    public List<PeerEnds> peers() {
        List<PeerEnds> all = new ArrayList<>();
        for (PeeringTable table : state.tables) {
            all.add(new PeerEnds(table.rule.resource, names(table.near), names(table.far)));
        }
        return all;
    }

    private static List<String> names(NodeList nodes) {
        List<String> names = new ArrayList<>(nodes.size());
        nodes.forEach(n -> names.add(n.name));
        return names;
    }

    /** Returns the blocks in which other nodes than the owner hold addresses. */
    public Collection<BlockFact> borrowedAddresses() {
        return state.options.podCidrs() ? List.of() : state.blocks.borrowed();
    }

    /** Returns whether any node advertises an address only because endpoints of a service run on it. */
    public boolean isLocalService(String route) {
        return state.services.isLocalOnly(route);
    }

    PlanState state() {
        return state;
    }

    /**
     * A BGPPeer and the nodes it is about.
     *
     * @param peer the resource
     * @param near the nodes that set up the sessions, by name
     * @param far the nodes at the other end, by name; none for peers outside the cluster
     */
    public record PeerEnds(BGPPeer peer, List<String> near, List<String> far) {
        /** Copies the lists. */
        public PeerEnds {
            near = List.copyOf(near);
            far = List.copyOf(far);
        }
    }
}
