// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.trace;

import io.calico4j.path.Hop;
import io.calico4j.path.PathEnd;
import io.calico4j.path.PathOutcome;
import io.calico4j.path.PathTrace;
import io.calico4j.path.RouteCandidate;
import io.calico4j.path.Wire;
import io.calico4j.render.route.IpRoute;
import io.calico4j.render.route.PacketPicture;
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
        Optional<String> firstPicture,
        List<Step> hops) {

    /** One node on the way. */
    record Step(String node, List<Candidate> routes, Optional<Out> out) {}

    /** A route that matches. */
    record Candidate(String route, boolean taken, String reason) {}

    /** The wire a packet leaves a node by. */
    record Out(String to, String device, int capacityBytes, boolean fits, String picture) {}

    static TraceAnswer of(PathEnd from, PathEnd to, PathTrace trace, int bytes) {
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
                trace.outcome().text(),
                trace.mode().text(),
                trace.outcome() == PathOutcome.DELIVERED || trace.outcome() == PathOutcome.LEFT_CLUSTER,
                trace.nodes(),
                bytes,
                trace.capacityBytes(),
                trace.fits(bytes),
                trace.sourceNat().map(n -> n.address() + " on " + n.node() + ": " + n.reason()),
                starts ? Optional.of(PacketPicture.text(wires.get(0), bytes)) : Optional.empty(),
                trace.hops().stream().map(h -> step(h, bytes)).toList());
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
