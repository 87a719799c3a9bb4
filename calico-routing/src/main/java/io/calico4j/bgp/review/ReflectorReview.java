// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.review;

import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;

/** Findings about how many route reflectors there are, and where. */
final class ReflectorReview {
    /** A node alone in its subnet has nobody there to reflect to. */
    private static final int NEIGHBOURS = 2;

    private static final int NAMED_AT_MOST = 8;

    private final BgpNetwork network;
    private final Diagnostics.Builder found;

    ReflectorReview(BgpNetwork network, Diagnostics.Builder found) {
        this.network = network;
        this.found = found;
    }

    void review(List<String> nodes, NavigableSet<String> reflectors) {
        if (reflectors.size() == 1) {
            found.add(Diagnostic.warning(
                            BgpCodes.FEW_REFLECTORS,
                            FieldPath.root(),
                            "the cluster has one reflector: when it restarts, nobody hears of new routes")
                    .withSubject("Node/" + reflectors.first())
                    .withHint("have at least two reflectors, in different racks"));
        }
        if (!reflectors.isEmpty()) {
            subnets(nodes, reflectors);
        }
    }

    private void subnets(List<String> nodes, NavigableSet<String> reflectors) {
        Map<Cidr, List<String>> bySubnet = new TreeMap<>();
        for (String node : nodes) {
            network.plan()
                    .node(node)
                    .flatMap(n -> n.daemon(network.family()).subnet())
                    .ifPresent(s ->
                            bySubnet.computeIfAbsent(s, k -> new ArrayList<>()).add(node));
        }
        List<String> without = bySubnet.entrySet().stream()
                .filter(e -> e.getValue().size() >= NEIGHBOURS)
                .filter(e -> Collections.disjoint(e.getValue(), reflectors))
                .map(e -> e.getKey() + " (" + e.getValue().size() + " nodes)")
                .toList();
        if (!without.isEmpty()) {
            String more = without.size() > NAMED_AT_MOST ? " and " + (without.size() - NAMED_AT_MOST) + " more" : "";
            found.add(Diagnostic.warning(
                            BgpCodes.SUBNET_WITHOUT_REFLECTOR,
                            FieldPath.root(),
                            "no reflector stands in "
                                    + String.join(", ", without.subList(0, Math.min(NAMED_AT_MOST, without.size())))
                                    + more
                                    + ": where the way to the other subnets fails, the nodes there lose the routes to each other too")
                    .withHint("make a node of each subnet a reflector, beside those in the others"));
        }
    }
}
