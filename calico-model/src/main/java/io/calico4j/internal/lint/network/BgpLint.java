// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.network;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.NearestName;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.NodeFacts;
import io.calico4j.internal.lint.WhyNothing;
import io.calico4j.label.Selector;
import io.calico4j.resource.bgp.BGPConfiguration;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.pool.EncapsulationMode;
import java.util.List;
import java.util.Optional;

/** {@link Codes#NO_BGP_SESSIONS} and {@link Codes#PEER_WITHOUT_NODE}. */
public final class BgpLint implements LintRule {
    private static final String DEFAULT = "default";

    @Override
    public void check(LintFacts facts, LintFindings findings) {
        List<BGPPeer> peers = facts.cluster().all(BGPPeer.class);
        facts.cluster()
                .find(BGPConfiguration.class, DEFAULT)
                .filter(configuration -> peers.isEmpty() && meshOff(configuration) && needsBgp(facts))
                .ifPresent(configuration -> findings.error(
                        Codes.NO_BGP_SESSIONS,
                        configuration,
                        FieldPath.of("spec", "nodeToNodeMeshEnabled"),
                        "the node-to-node mesh is off and there is no BGPPeer: no node learns a route",
                        "add BGPPeers, to route reflectors for example, or leave the mesh on"));
        if (!facts.nodes().isEmpty()) {
            peers.forEach(peer -> check(peer, facts, findings));
        }
    }

    /** Pools of which every packet is encapsulated in VXLAN need no routes from BGP. */
    private static boolean needsBgp(LintFacts facts) {
        return facts.pools().isEmpty()
                || facts.pools().stream()
                        .anyMatch(pool -> pool.pool()
                                .spec()
                                .vxlanMode()
                                .filter(mode -> !mode.isEmpty() && !mode.equals(EncapsulationMode.NEVER.text()))
                                .isEmpty());
    }

    private static boolean meshOff(BGPConfiguration configuration) {
        return configuration.spec().nodeToNodeMeshEnabled().filter(on -> !on).isPresent();
    }

    private static void check(BGPPeer peer, LintFacts facts, LintFindings findings) {
        Optional<String> node = peer.spec().node().filter(n -> !n.isEmpty());
        List<String> names = facts.nodes().stream().map(NodeFacts::name).toList();
        if (node.isPresent() && !names.contains(node.get())) {
            findings.warning(
                    Codes.PEER_WITHOUT_NODE,
                    peer,
                    FieldPath.of("spec", "node"),
                    "there is no node \"" + node.get() + "\"",
                    NearestName.of(node.get(), names)
                            .map(n -> "did you mean \"" + n + "\"?")
                            .orElse(""));
        }
        selector(peer, "nodeSelector", peer.spec().nodeSelector(), facts, findings);
        selector(peer, "peerSelector", peer.spec().peerSelector(), facts, findings);
    }

    private static void selector(
            BGPPeer peer, String field, Optional<String> text, LintFacts facts, LintFindings findings) {
        Optional<Selector> selector = LintFacts.selector(text);
        if (selector.isPresent()
                && facts.nodes().stream().noneMatch(node -> selector.get().matches(node.labels()))) {
            WhyNothing why = WhyNothing.of(
                    selector.get(),
                    "node",
                    facts.nodes().stream().map(NodeFacts::labels).toList());
            findings.warning(
                    Codes.PEER_WITHOUT_NODE,
                    peer,
                    FieldPath.of("spec", field),
                    "it matches no node: " + why.reason(),
                    why.hint());
        }
    }
}
