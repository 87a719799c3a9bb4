// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.trace;

import io.calico4j.cli.network.NetworkOptions;
import io.calico4j.path.Hop;
import io.calico4j.path.PathCheck;
import io.calico4j.path.PathEnd;
import io.calico4j.path.PathOutcome;
import io.calico4j.path.PathPolicy;
import io.calico4j.path.PathTrace;
import io.calico4j.path.RouteCandidate;
import io.calico4j.path.Wire;
import io.calico4j.render.route.IpRoute;
import io.calico4j.render.route.PacketPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the command {@code trace} answers; the form of its JSON. */
record TraceAnswer(
        String from,
        String fromAddress,
        String to,
        String toAddress,
        Optional<String> translated,
        String outcome,
        String mode,
        boolean arrives,
        List<String> nodes,
        int packetBytes,
        Optional<Integer> capacityBytes,
        boolean fits,
        Optional<String> sourceNat,
        List<String> assumptions,
        List<Ruling> policies,
        Optional<String> firstPicture,
        List<Step> hops) {

    /** What policy says at one end. */
    record Ruling(String node, String end, boolean ingress, boolean allowed, String reason, Optional<String> place) {
        /** Returns it in one line without the answer. */
        String text() {
            return (ingress ? "ingress to " : "egress from ") + end;
        }
    }

    /** One node on the way. */
    record Step(String node, List<Candidate> routes, Optional<Out> out) {}

    /** A route that matches. */
    record Candidate(String route, boolean taken, String reason) {}

    /** The wire a packet leaves a node by. */
    record Out(String to, String device, int capacityBytes, boolean fits, String picture) {}

    static TraceAnswer of(PathEnd from, PathEnd to, PathTrace trace, PathPolicy policy, int bytes) {
        List<Ruling> rulings = rulings(trace, policy);
        boolean allowed = rulings.stream().allMatch(Ruling::allowed);
        boolean arrives = trace.outcome() == PathOutcome.DELIVERED || trace.outcome() == PathOutcome.LEFT_CLUSTER;
        List<Wire> wires = trace.wires();
        boolean starts = !wires.isEmpty()
                && !trace.hops().isEmpty()
                && !wires.get(0).from().equals(trace.hops().get(0).node());
        return new TraceAnswer(
                from.toString(),
                trace.from().toString(),
                to.toString(),
                trace.to().toString(),
                trace.service()
                        .map(s -> s.address() + " of service " + s.namespace() + "/" + s.name() + " becomes "
                                + trace.to()
                                + (s.backends().size() > 1
                                        ? ", the first of " + s.backends().size() + " endpoints"
                                        : "")),
                arrives && !allowed ? "denied by policy" : trace.outcome().text(),
                trace.mode().text(),
                arrives && allowed,
                trace.nodes(),
                bytes,
                trace.capacityBytes(),
                trace.fits(bytes),
                trace.sourceNat().map(n -> n.address() + " on " + n.node() + ": " + n.reason()),
                NetworkOptions.assumptions(trace.kernel().dataplane(), trace.nodes()),
                rulings,
                starts ? Optional.of(PacketPicture.text(wires.get(0), bytes)) : Optional.empty(),
                trace.hops().stream().map(h -> step(h, bytes)).toList());
    }

    private static List<Ruling> rulings(PathTrace trace, PathPolicy policy) {
        List<Ruling> all = new ArrayList<>();
        for (PathCheck check : trace.checks()) {
            policy.verdict(check)
                    .ifPresent(v -> all.add(new Ruling(
                            check.node(),
                            check.workload().isEmpty()
                                    ? "node " + check.node()
                                    : check.ingress() ? trace.toLabel() : trace.fromLabel(),
                            check.ingress(),
                            v.allowed(),
                            v.reason(),
                            v.position().map(Object::toString))));
        }
        return all;
    }

    private static Step step(Hop hop, int bytes) {
        return new Step(
                hop.node(),
                hop.candidates().stream().map(TraceAnswer::candidate).toList(),
                hop.out()
                        .map(w -> new Out(
                                w.to(), w.device(), w.capacityBytes(), w.fits(bytes), PacketPicture.text(w, bytes))));
    }

    private static Candidate candidate(RouteCandidate candidate) {
        return new Candidate(IpRoute.line(candidate.route()).strip(), candidate.chosen(), candidate.reason());
    }
}
