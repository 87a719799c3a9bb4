// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.review;

import static java.util.Objects.requireNonNull;

import io.calico4j.bgp.BgpNode;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.bgp.propagation.SessionState;
import io.calico4j.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The findings about a network, and the failures they were looked for under.
 *
 * @param propagation the routes with everything up
 * @param failures what each failure takes from the others
 * @param findings what is wrong or dangerous, errors first by code
 */
public record BgpReview(BgpPropagation propagation, FailureReport failures, Diagnostics findings) {

    /**
     * Looks at a network.
     *
     * @param budget how many failures of reflectors and routers are tried at most; each costs a propagation
     */
    public static BgpReview of(BgpNetwork network, int budget) {
        requireNonNull(network, "network");
        BgpPropagation now = BgpPropagation.of(network);
        FailureReport failures = FailureReport.of(network, units(now), budget);
        Diagnostics.Builder found = Diagnostics.builder();
        new SessionReview(now, found).review();
        new RouteReview(now, failures, found).review();
        return new BgpReview(now, failures, found.build());
    }

    /** Reflectors and routers, each by itself. */
    private static SortedMap<String, List<String>> units(BgpPropagation now) {
        SortedMap<String, List<String>> units = new TreeMap<>();
        reflectors(now.network()).forEach(r -> units.put(r, List.of(r)));
        now.routers().forEach(r -> units.put(r, List.of(r)));
        return units;
    }

    /** Returns the nodes that have a cluster ID, by name. */
    static NavigableSet<String> reflectors(BgpNetwork network) {
        NavigableSet<String> found = new TreeSet<>();
        BgpPlan plan = network.plan();
        for (String name : plan.nodeNames()) {
            BgpNode node = plan.node(name).orElseThrow();
            if (node.daemon(network.family()).clusterId().isPresent()) {
                found.add(name);
            }
        }
        return found;
    }

    /** Returns the names of nodes that have an address of the family. */
    static List<String> speakingNodes(BgpNetwork network) {
        List<String> found = new ArrayList<>();
        for (String name : network.plan().nodeNames()) {
            if (!network.plan()
                    .node(name)
                    .orElseThrow()
                    .daemon(network.family())
                    .isDisabled()) {
                found.add(name);
            }
        }
        return found;
    }

    /** Returns the sessions that come up, by node and name. */
    public List<SessionState> established() {
        return propagation.sessions().stream()
                .filter(SessionState::isEstablished)
                .toList();
    }
}
