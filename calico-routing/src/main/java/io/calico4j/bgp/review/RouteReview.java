// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.review;

import io.calico4j.bgp.BgpDaemon;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.BgpSession;
import io.calico4j.bgp.NodeBlock;
import io.calico4j.bgp.filter.FilterDecision;
import io.calico4j.bgp.filter.FilterRoute;
import io.calico4j.bgp.filter.FilterVerdict;
import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.bgp.propagation.BgpRoute;
import io.calico4j.bgp.propagation.Reach;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** Findings about where routes get to. */
final class RouteReview {
    private static final int EXAMPLES = 3;

    private final BgpPropagation now;
    private final BgpNetwork network;
    private final BgpPlan plan;
    private final FailureReport failures;
    private final Diagnostics.Builder found;

    RouteReview(BgpPropagation now, FailureReport failures, Diagnostics.Builder found) {
        this.now = now;
        this.network = now.network();
        this.plan = network.plan();
        this.failures = failures;
        this.found = found;
    }

    void review() {
        Reach reach = now.reach();
        partition(reach);
        singlePoints(reach.wanted() - reach.reached());
        filters();
        services();
    }

    private void partition(Reach reach) {
        if (!reach.isComplete()) {
            List<String> examples = new ArrayList<>();
            for (Reach.Gap gap : reach.missing()
                    .subList(0, Math.min(EXAMPLES, reach.missing().size()))) {
                examples.add(gap.node() + " has no route to " + gap.destination());
            }
            found.add(Diagnostic.error(
                            BgpCodes.PARTITION,
                            FieldPath.root(),
                            "of " + reach.wanted() + " pairs of a node and a destination "
                                    + (reach.wanted() - reach.reached()) + " have no route: "
                                    + String.join(", ", examples))
                    .withHint("routes learned within the AS are passed on by route reflectors only"));
        }
    }

    private void singlePoints(long already) {
        for (FailureReport.Result result : failures.results()) {
            long more = result.lost() - already;
            if (result.failed().size() == 1 && more > 0) {
                String name = result.failed().get(0);
                boolean node = plan.node(name).isPresent();
                Diagnostic finding = Diagnostic.warning(
                        BgpCodes.SINGLE_POINT_OF_FAILURE,
                        FieldPath.root(),
                        (node ? "when this node" : "when the router " + name) + " fails, " + more + " of "
                                + result.reach().wanted() + " pairs of a node and a destination lose their route");
                found.add(node ? finding.withSubject("Node/" + name) : finding);
            }
        }
    }

    /** Blocks that a BGPFilter keeps from other nodes of the AS. */
    private void filters() {
        NavigableMap<String, NavigableSet<String>> dropped = new TreeMap<>();
        for (String node : BgpReview.speakingNodes(network)) {
            BgpDaemon daemon = plan.node(node).orElseThrow().daemon(network.family());
            for (BgpSession session : daemon.sessions()) {
                if (session.internal()
                        && !session.settings().exportFilters().filters().isEmpty()) {
                    for (NodeBlock block : daemon.blocks()) {
                        filterOf(session, block.cidr(), daemon.normalPriority())
                                .ifPresent(f -> dropped.computeIfAbsent(f, x -> new TreeSet<>())
                                        .add(block.cidr() + " of " + node));
                    }
                }
            }
        }
        dropped.forEach((filter, blocks) -> found.add(Diagnostic.error(
                        BgpCodes.FILTER_DROPS_BLOCKS,
                        FieldPath.of("spec"),
                        "keeps " + blocks.size() + (blocks.size() == 1 ? " block" : " blocks")
                                + " from the cluster's own nodes, such as " + blocks.first())
                .withSubject("BGPFilter/" + filter)
                .withHint("let rules before it accept the blocks, or use the filter for external peers only")));
    }

    private static Optional<String> filterOf(BgpSession session, Cidr block, long priority) {
        FilterRoute route =
                new FilterRoute(block, false, List.of(), List.of(), true, Optional.empty(), OptionalLong.of(priority));
        FilterDecision sent = session.settings().exportFilters().decide(route);
        return sent.verdict() == FilterVerdict.REJECT ? sent.filter() : Optional.empty();
    }

    /** Service routes that a router has over one node only although several nodes would take the traffic. */
    private void services() {
        NavigableSet<Cidr> services = new TreeSet<>();
        for (String node : BgpReview.speakingNodes(network)) {
            plan.node(node).orElseThrow().daemon(network.family()).advertisedServices().stream()
                    .flatMap(s -> Cidr.tryParse(s).stream())
                    .forEach(services::add);
        }
        for (String router : now.routers()) {
            for (Cidr service : services) {
                List<BgpRoute> routes = now.routesOf(router, service);
                long ways = routes.stream()
                        .filter(BgpRoute::multipath)
                        .map(BgpRoute::nextHop)
                        .distinct()
                        .count();
                if (ways == 1 && !plan.isLocalService(service.toString())) {
                    found.add(Diagnostic.warning(
                            BgpCodes.SERVICE_WITHOUT_ECMP,
                            FieldPath.root(),
                            "router " + router + " has one way to the services " + service + ", over "
                                    + routes.get(0).from() + ": all their traffic goes through it"));
                }
            }
        }
    }
}
