// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.bgp.PlanState.NodeSessions;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.SnapshotDelta;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.node.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Carries a plan over a change.
 *
 * <p>The sessions of node A depend on another node N only where a peering leads to an address of N, and peerings to
 * different addresses never compete. So for a changed node only the sessions to its old and new addresses are made anew,
 * on the nodes that peer with it; if those are many, as in a mesh, their sessions are dropped and made when asked for.
 */
final class PlanChange {
    private static final int PATCHED_AT_MOST = 64;

    private final ClusterSnapshot snapshot;
    private final PlanState state;
    private final SessionCache sessions;

    PlanChange(ClusterSnapshot snapshot, PlanState state, SessionCache sessions) {
        this.snapshot = snapshot;
        this.state = state;
        this.sessions = sessions;
    }

    BgpPlan apply(SnapshotDelta delta) {
        ClusterSnapshot next = snapshot.apply(delta);
        boolean settings = false;
        boolean pools = false;
        boolean services = false;
        boolean blockSource = false;
        BlockIndex blocks = state.blocks;
        List<SnapshotDelta.Change> nodes = new ArrayList<>();
        for (SnapshotDelta.Change change : delta.changes()) {
            switch (change.key().kind()) {
                case BGP_CONFIGURATION, BGP_PEER, BGP_FILTER -> settings = true;
                case IP_POOL -> pools = true;
                case SERVICE, ENDPOINT_SLICE -> services = true;
                case NODE -> nodes.add(change);
                case BLOCK_AFFINITY, STORED_BLOCK_AFFINITY, IPAM_BLOCK -> {
                    blocks = blocks.changed(snapshot.find(change.key()), change.after());
                    blockSource = true;
                }
                default -> {
                    // nothing of BGP depends on other kinds
                }
            }
        }
        if (blockSource) {
            blocks = checked(blocks, next);
        }
        if (settings) {
            NodeList changed = state.nodes;
            for (SnapshotDelta.Change change : nodes) {
                NodeFacts after = facts(change.after());
                changed = after == null ? changed.without(change.key().name()) : changed.with(after);
            }
            PlanState read = PlanReader.read(next, state.options, changed, blocks);
            return new BgpPlan(next, read, SessionCache.empty());
        }
        PlanState changed = blocks == state.blocks ? state : state.withBlocks(blocks);
        changed = pools ? changed.withPools(PlanReader.pools(next)) : changed;
        changed = services ? changed.withServices(PlanReader.services(next, state.ranges)) : changed;
        SessionCache carried = sessions.next();
        for (SnapshotDelta.Change change : nodes) {
            changed = node(changed, carried, change.key().name(), facts(change.after()));
        }
        return new BgpPlan(next, changed, carried);
    }

    /** Where the first claim appears or the last goes, the source of claims is another one. */
    private static BlockIndex checked(BlockIndex patched, ClusterSnapshot next) {
        boolean affinities = !next.all(Kind.BLOCK_AFFINITY).isEmpty()
                || !next.all(Kind.STORED_BLOCK_AFFINITY).isEmpty();
        return affinities == patched.isFromAffinities() ? patched : BlockIndex.of(next);
    }

    private static @Nullable NodeFacts facts(Optional<Resource> resource) {
        return resource.isPresent() && resource.get() instanceof Node node ? new NodeFacts(node) : null;
    }

    private static PlanState node(PlanState before, SessionCache carried, String name, @Nullable NodeFacts facts) {
        NodeFacts old = before.nodes.find(name);
        NodeList nodes = facts == null ? before.nodes.without(name) : before.nodes.with(facts);
        PeeringBuilder peerings = new PeeringBuilder(before.settings, nodes);
        List<PeeringTable> tables = new ArrayList<>();
        for (PeeringTable table : before.tables) {
            tables.add(peerings.patched(table, old, facts, name));
        }
        PlanState after = before.withNodes(nodes, List.copyOf(tables));
        carried.drop(name);
        Set<String> touched = touched(before, old, name);
        touched.addAll(touched(after, facts, name));
        touched.remove(name);
        if (touched.size() > PATCHED_AT_MOST) {
            touched.forEach(carried::drop);
            return after;
        }
        Set<IpAddress> addresses = new HashSet<>();
        addresses(old, addresses);
        addresses(facts, addresses);
        for (String node : touched) {
            NodeSessions made = carried.find(node);
            NodeFacts me = nodes.find(node);
            if (made != null && me != null) {
                carried.put(node, patched(after, me, made, addresses));
            }
        }
        return after;
    }

    private static void addresses(@Nullable NodeFacts facts, Set<IpAddress> found) {
        if (facts != null && facts.v4 != null) {
            found.add(facts.v4);
        }
        if (facts != null && facts.v6 != null) {
            found.add(facts.v6);
        }
    }

    /** The nodes that have a session to a node, by configuration of either end. */
    private static Set<String> touched(PlanState state, @Nullable NodeFacts facts, String name) {
        Set<String> found = new TreeSet<>();
        if (facts == null) {
            return found;
        }
        if (state.settings.mesh && facts.clusterId == null) {
            state.nodes.forEach(n -> found.add(n.name));
        }
        for (PeeringTable table : state.tables) {
            boolean byAddress = !table.rule.bySelector
                    && (table.rule.peerHost.equals(facts.textV4) || table.rule.peerHost.equals(facts.textV6))
                    && !table.rule.peerHost.isEmpty();
            if (table.far.contains(name) || byAddress) {
                table.near.forEach(n -> found.add(n.name));
                if (table.rule.node != null) {
                    found.add(table.rule.node);
                }
            }
            if (table.rule.reverse && table.near.contains(name)) {
                table.far.forEach(n -> found.add(n.name));
            }
        }
        return found;
    }

    private static NodeSessions patched(PlanState state, NodeFacts me, NodeSessions made, Set<IpAddress> addresses) {
        boolean gateways = state.tables.stream()
                .anyMatch(t -> t.rule.settings.reachableBy().isPresent());
        if (gateways) {
            return state.sessions(me);
        }
        return new NodeSessions(
                patched(state, me, made.v4(), IpFamily.V4, addresses),
                patched(state, me, made.v6(), IpFamily.V6, addresses),
                List.of(),
                List.of());
    }

    private static List<BgpSession> patched(
            PlanState state, NodeFacts me, List<BgpSession> made, IpFamily family, Set<IpAddress> addresses) {
        List<BgpSession> fresh = new SessionBuilder(state, me, family, addresses).sessions();
        List<BgpSession> all = new ArrayList<>(made.size() + fresh.size());
        for (BgpSession session : made) {
            if (!addresses.contains(session.peerAddress())) {
                all.add(session);
            }
        }
        if (fresh.isEmpty()) {
            return List.copyOf(all);
        }
        for (BgpSession session : fresh) {
            all.add(after(all, session.name()), session);
        }
        return List.copyOf(all);
    }

    /** Where a session of a name belongs in a sorted list, behind others of the same name. */
    private static int after(List<BgpSession> sorted, String name) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).name().compareTo(name) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
