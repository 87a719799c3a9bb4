// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Severity;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.NodeRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong on the way of one packet. */
final class PathFindings {
    private final PathTrace trace;
    private final Walk walk;
    private final Diagnostics.Builder found = Diagnostics.builder();

    PathFindings(PathTrace trace) {
        this.trace = trace;
        this.walk = trace.walk();
    }

    Diagnostics find(PathPolicy policy) {
        ending();
        devices();
        across();
        mtu();
        asymmetry();
        for (PathCheck check : trace.checks()) {
            policy.verdict(check).filter(v -> !v.allowed()).ifPresent(v -> denied(check, v));
        }
        return found.build();
    }

    private void add(Severity severity, Code code, String node, String message, String hint) {
        found.add(Diagnostic.of(severity, code, FieldPath.root(), message)
                .withSubject(node.isEmpty() ? trace.from() + " to " + trace.to() : "node " + node)
                .withHint(hint));
    }

    private String lastNode() {
        return walk.length == 0 ? "" : walk.nodes[walk.length - 1].name;
    }

    private void ending() {
        switch (walk.cause) {
            case NONE -> {}
            case NO_ROUTE ->
                add(
                        Severity.ERROR,
                        PathCodes.UNREACHABLE,
                        lastNode(),
                        "No route of Calico leads to " + trace.to() + ", which is in a pool.",
                        "The address needs a block whose node is known, and a program that makes the route:"
                                + " see programClusterRoutes of Felix and of BGP.");
            case NOBODY ->
                add(
                        Severity.ERROR,
                        PathCodes.UNREACHABLE,
                        "",
                        "Nobody in the cluster has " + trace.from() + " or " + trace.to() + ".",
                        "One end of the way must be in the cluster.");
            case NO_SUCH_GATEWAY ->
                add(
                        Severity.ERROR,
                        PathCodes.UNREACHABLE,
                        lastNode(),
                        "The route to " + trace.to() + " leads to " + gateway(walk.routes[walk.length - 1])
                                + ", which no other node has.",
                        "The Node object of that address is missing, or its tunnel address is out of date.");
            case BLACKHOLE ->
                add(
                        Severity.ERROR,
                        PathCodes.BLACKHOLE,
                        lastNode(),
                        trace.to() + " is in a block of this node, but no workload here has it.",
                        "The workload is gone or not there yet; the block's blackhole drops what is sent to it.");
            case NO_ENDPOINTS ->
                add(
                        Severity.ERROR,
                        PathCodes.NO_ENDPOINTS,
                        "",
                        "The service has no endpoint that is ready.",
                        "Its selector matches no pod that is ready, or there is no EndpointSlice.");
            case LOOP ->
                add(
                        Severity.ERROR,
                        PathCodes.LOOP,
                        lastNode(),
                        "The packet comes to this node a second time: " + String.join(" -> ", trace.nodes()) + ".",
                        "The nodes disagree about who has " + trace.to() + ".");
        }
    }

    private static String gateway(@Nullable KernelRoute route) {
        return HopBuilder.gateway(route).map(Object::toString).orElse("a link");
    }

    private void devices() {
        for (int i = 0; i < walk.length; i++) {
            KernelRoute route = walk.routes[i];
            if (route == null || !route.routeClass().isTunnel()) {
                continue;
            }
            device(walk.nodes[i], route, "sends");
            if (i + 1 < walk.length) {
                device(walk.nodes[i + 1], route, "receives");
            }
        }
    }

    private void device(TraceNode node, KernelRoute route, String verb) {
        NodeRules rules = node.kernel.rules();
        String name = route.device().orElse("");
        if (rules.device(name, route.destination().family()).isEmpty()) {
            add(
                    Severity.ERROR,
                    PathCodes.NO_TUNNEL_DEVICE,
                    node.name,
                    "This node " + verb + " through " + name + " but cannot set it up.",
                    "It needs a tunnel address of its own and an interface that has its node address.");
        }
    }

    private void across() {
        boolean pods = trace.target() == null
                || trace.target().workload() != null
                || trace.target().tunnel();
        KernelRoute first = walk.length == 0 ? null : walk.routes[0];
        if (walk.mode == PathMode.NATIVE_OTHER_SUBNET
                && pods
                && (first == null || !trace.kernel().isAnnouncedByRouter(walk.nodes[0].name, first.destination()))) {
            add(
                    Severity.WARNING,
                    PathCodes.ROUTER_NEEDS_POD_ROUTES,
                    walk.nodes[0].name,
                    "The packet crosses to another subnet as it is, so every router between must have a route to "
                            + trace.to() + ".",
                    "Peer the routers by BGP, or use CrossSubnet or Always encapsulation.");
        }
    }

    private void mtu() {
        int full = trace.fullSizeBytes();
        for (Wire wire : trace.wires()) {
            if (wire.fits(full)) {
                continue;
            }
            boolean silent = wire.deviceMtuBytes() >= full;
            add(
                    silent ? Severity.ERROR : Severity.WARNING,
                    PathCodes.MTU_BROKEN,
                    wire.from(),
                    "A packet of " + full + " bytes does not pass " + wire.device() + " to " + wire.to() + ": "
                            + (silent
                                    ? "it becomes " + wire.onWireBytes(full) + " bytes on a network of "
                                            + wire.underlayMtuBytes() + " and is lost without a word."
                                    : "the device takes " + wire.deviceMtuBytes()
                                            + ", and the sender is told to send less."),
                    "The sender's MTU must be at most " + trace.capacityBytes().orElse(0) + " bytes.");
            return;
        }
    }

    private void asymmetry() {
        boolean bothEnds = trace.source() != null && trace.target() != null && walk.outcome == PathOutcome.DELIVERED;
        if (!bothEnds || trace.service().isPresent()) {
            return;
        }
        PathTrace back = trace.reversed();
        List<String> there = trace.nodes();
        List<String> here = new ArrayList<>(back.nodes());
        Collections.reverse(here);
        if (back.outcome() != PathOutcome.DELIVERED || back.mode() != trace.mode() || !there.equals(here)) {
            add(
                    back.outcome() == PathOutcome.DELIVERED ? Severity.WARNING : Severity.ERROR,
                    PathCodes.ASYMMETRIC,
                    "",
                    "Answers go otherwise: " + back.mode().text() + ", "
                            + back.outcome().text() + ", by " + String.join(" -> ", back.nodes()) + ".",
                    cause() + " Strict reverse path filters drop such packets.");
        }
    }

    private String cause() {
        Optional<PoolFact> from = trace.tracer().poolOf(trace.from());
        Optional<PoolFact> to = trace.tracer().poolOf(trace.to());
        boolean alike = from.map(PathFindings::modes).equals(to.map(PathFindings::modes));
        return alike || from.isEmpty() || to.isEmpty()
                ? "Node addresses with different prefix lengths are the usual cause."
                : "The ends are in pools of different encapsulation: "
                        + from.get().name() + " has " + modes(from.get()) + ", "
                        + to.get().name() + " has " + modes(to.get()) + ".";
    }

    private static String modes(PoolFact pool) {
        return "ipipMode " + pool.ipip() + " and vxlanMode " + pool.vxlan();
    }

    private void denied(PathCheck check, PathVerdict verdict) {
        String message = (check.ingress() ? "Ingress to " : "Egress from ")
                + (check.workload().isEmpty() ? "the host" : check.ingress() ? trace.toLabel() : trace.fromLabel())
                + " is denied " + verdict.reason() + ".";
        Diagnostic diagnostic = Diagnostic.of(Severity.ERROR, PathCodes.DENIED, FieldPath.root(), message)
                .withSubject("node " + check.node())
                .withHint("Allow the flow in a policy that comes before.");
        found.add(verdict.position().map(diagnostic::withPosition).orElse(diagnostic));
    }
}
