// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.review;

import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.BgpSession;
import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.bgp.propagation.SessionState;
import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.resource.bgp.BGPPeerSpec;
import io.calico4j.resource.node.Node;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Findings about who peers with whom. */
final class SessionReview {
    /** The number of nodes up to which a mesh is the right choice, by the reference architecture. */
    private static final int MESH_LIMIT = 50;

    private final BgpPropagation now;
    private final BgpNetwork network;
    private final BgpPlan plan;
    private final Diagnostics.Builder found;

    SessionReview(BgpPropagation now, Diagnostics.Builder found) {
        this.now = now;
        this.network = now.network();
        this.plan = network.plan();
        this.found = found;
    }

    void review() {
        List<String> nodes = BgpReview.speakingNodes(network);
        NavigableSet<String> reflectors = BgpReview.reflectors(network);
        isolated(nodes);
        peers();
        now.sessions().stream().filter(s -> !s.isEstablished()).forEach(this::down);
        mesh(nodes, reflectors);
        new ReflectorReview(network, found).review(nodes, reflectors);
        multiply(reflectors);
        passwords(nodes);
    }

    private void isolated(List<String> nodes) {
        Set<String> peered = new HashSet<>();
        now.sessions().stream().filter(SessionState::isEstablished).forEach(s -> {
            peered.add(s.node());
            peered.add(s.peer());
        });
        if (nodes.size() > 1) {
            nodes.stream()
                    .filter(n -> !network.down().contains(n) && !peered.contains(n))
                    .forEach(n -> found.add(Diagnostic.error(
                                    BgpCodes.ISOLATED_NODE,
                                    FieldPath.root(),
                                    "no BGP session of this node comes up: it hears of no routes and nobody hears of its blocks")
                            .withSubject("Node/" + n)
                            .withHint("switch the node-to-node mesh on, or add a BGPPeer that selects it")));
        }
    }

    private void peers() {
        for (BgpPlan.PeerEnds ends : plan.peers()) {
            BGPPeerSpec spec = ends.peer().spec();
            if (spec.localWorkloadSelector().isPresent()) {
                continue;
            }
            boolean noNear = ends.near().isEmpty();
            boolean noFar = spec.peerSelector().isPresent() && ends.far().isEmpty();
            boolean onlySelf = ends.near().size() == 1 && ends.near().equals(ends.far());
            if (noNear || noFar || onlySelf) {
                String end = noNear ? (spec.node().isPresent() ? "node" : "nodeSelector") : "peerSelector";
                found.add(Diagnostic.warning(
                                BgpCodes.PEER_MATCHES_NOTHING,
                                FieldPath.of("spec", end),
                                onlySelf && !noNear && !noFar
                                        ? "both ends are the one node "
                                                + ends.near().get(0)
                                        : end + " matches no node, so there is no session")
                        .withSubject("BGPPeer/" + ends.peer().metadata().name())
                        .withHint("compare it with the labels of the Node resources"));
            }
        }
    }

    private void down(SessionState state) {
        Code code = switch (state.problem()) {
            case AS_MISMATCH -> BgpCodes.AS_MISMATCH;
            case ONE_WAY -> BgpCodes.ONE_WAY;
            default -> BgpCodes.SESSION_DOWN;
        };
        if (state.problem() != SessionState.Problem.DOWN) {
            found.add(Diagnostic.error(
                            code,
                            FieldPath.root(),
                            "session " + state.session() + " does not come up: " + state.detail())
                    .withSubject("Node/" + state.node())
                    .withHint(advice(state.problem())));
        }
    }

    private static String advice(SessionState.Problem problem) {
        return switch (problem) {
            case AS_MISMATCH -> "give both ends the AS number that the other one expects";
            case ONE_WAY -> "add the BGPPeer of the other end, or select both ends with nodeSelector and peerSelector";
            default -> "make the settings of both ends fit";
        };
    }

    private void mesh(List<String> nodes, NavigableSet<String> reflectors) {
        if (!plan.hasMesh()) {
            return;
        }
        int size = nodes.size() - reflectors.size();
        if (size > MESH_LIMIT) {
            long sessions = (long) size * (size - 1) / 2;
            found.add(Diagnostic.warning(
                            BgpCodes.LARGE_MESH,
                            FieldPath.of("spec", "nodeToNodeMeshEnabled"),
                            "a mesh of " + size + " nodes has " + sessions + " sessions, and all nodes together keep "
                                    + now.copies() + " copies of routes")
                    .withSubject("BGPConfiguration/default")
                    .withHint("from " + MESH_LIMIT + " nodes on use route reflectors"));
        }
        if (!reflectors.isEmpty()) {
            found.add(Diagnostic.warning(
                            BgpCodes.MESH_AND_REFLECTORS,
                            FieldPath.of("spec", "nodeToNodeMeshEnabled"),
                            "the mesh is on beside " + reflectors.size() + " route reflectors: " + size
                                    + " nodes hear everything twice")
                    .withSubject("BGPConfiguration/default")
                    .withHint("switch the mesh off once all sessions with the reflectors are up"));
        }
        long own = 0;
        for (Node node : plan.snapshot().all(Node.class)) {
            own += node.spec()
                            .bgp()
                            .flatMap(b -> b.asNumber())
                            .filter(a -> a.value() != plan.globalAsNumber())
                            .isPresent()
                    ? 1
                    : 0;
        }
        if (own > 0 && own < nodes.size()) {
            found.add(Diagnostic.error(
                            BgpCodes.MESH_AS_DEFECT,
                            FieldPath.of("spec", "nodeToNodeMeshEnabled"),
                            own + " of " + nodes.size()
                                    + " nodes of the mesh have an AS number of their own: Calico v3.32 lets"
                                    + " them expect it of nodes without one, and those sessions do not come up")
                    .withSubject("BGPConfiguration/default")
                    .withHint("give every node an AS number, or none"));
        }
    }

    /** Reflectors with different cluster IDs are each other's clients, so routes go around among them. */
    private void multiply(NavigableSet<String> reflectors) {
        NavigableSet<String> clusters = new TreeSet<>();
        long clients = 0;
        for (String name : reflectors) {
            clusters.add(plan.node(name).orElseThrow().v4().clusterId().orElse(""));
            for (BgpSession session : plan.sessionsOf(name, network.family())) {
                boolean other = session.peerNode().map(reflectors::contains).orElse(false);
                clients += other && session.reflectorClusterId().isPresent() ? 1 : 0;
            }
        }
        int n = clusters.size();
        if (clients > 0 && n > 2) {
            long paths = 1;
            long chains = 1;
            for (int i = 1; i < n && i < 12; i++) {
                chains *= n - i;
                paths += chains;
            }
            found.add(Diagnostic.warning(
                            BgpCodes.ROUTES_MULTIPLY,
                            FieldPath.root(),
                            "the reflectors have " + n + " cluster IDs and reflect to each other: each sends up to "
                                    + paths + " paths for one destination")
                    .withHint("give reflectors that serve the same nodes the same cluster ID"));
        }
    }

    private void passwords(List<String> nodes) {
        NavigableSet<String> seen = new TreeSet<>();
        for (String node : nodes) {
            for (BgpSession session : plan.sessionsOf(node, network.family())) {
                session.settings().missingPassword().ifPresent(secret -> {
                    String resource = session.settings()
                            .resource()
                            .map(r -> "BGPPeer/" + r)
                            .orElse("BGPConfiguration/default");
                    if (seen.add(resource)) {
                        found.add(Diagnostic.information(
                                        BgpCodes.MISSING_PASSWORD,
                                        FieldPath.of("spec"),
                                        "the secret " + secret
                                                + " was not given, so these sessions are shown without password")
                                .withSubject(resource)
                                .withHint("BgpOptions.withSecret gives it; nothing else depends on it"));
                    }
                });
            }
        }
    }
}
