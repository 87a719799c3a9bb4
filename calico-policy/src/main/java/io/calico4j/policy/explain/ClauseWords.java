// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.net.Protocol;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.http.HttpCriteria;
import io.calico4j.policy.http.HttpRequest;
import io.calico4j.policy.rule.Criterion;
import io.calico4j.policy.rule.FlowEnd;
import io.calico4j.policy.rule.PortMember;
import io.calico4j.resource.policy.HTTPMatch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a flow has where a rule asks for something else. */
final class ClauseWords {
    private static final List<Protocol> NAMED =
            List.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP, Protocol.ICMPV6, Protocol.SCTP, Protocol.UDP_LITE);

    private final Flow flow;
    private final Ends ends;

    /**
     * The ends of the flow as far as the cluster knows them.
     *
     * @param source the endpoint with the source address
     * @param destination the endpoint with the destination address
     */
    record Ends(Optional<Holder> source, Optional<Holder> destination) {
        Optional<Holder> at(FlowEnd end) {
            return end == FlowEnd.SOURCE ? source : destination;
        }
    }

    ClauseWords(Flow flow, Ends ends) {
        this.flow = flow;
        this.ends = ends;
    }

    Clause clause(Criterion criterion) {
        return new Clause(criterion, found(criterion));
    }

    private String found(Criterion criterion) {
        if (criterion instanceof Criterion.Family) {
            return "the flow is of the other address family";
        }
        if (criterion instanceof Criterion.OfProtocol) {
            return "the flow is " + protocol(flow);
        }
        if (criterion instanceof Criterion.Icmp) {
            return icmp();
        }
        if (criterion instanceof Criterion.Nets nets) {
            return address(nets.at()) + (nets.negated() ? " is in one of them" : " is in none of them");
        }
        if (criterion instanceof Criterion.Members members) {
            return members(members);
        }
        if (criterion instanceof Criterion.Ports ports) {
            return ports(ports);
        }
        if (criterion instanceof Criterion.OfService service) {
            return service(service);
        }
        if (criterion instanceof Criterion.OfPrincipal test) {
            return principal(test.at());
        }
        return criterion instanceof Criterion.Http http ? request(http.match()) : "the flow does not meet it";
    }

    private String principal(FlowEnd end) {
        return (end == FlowEnd.SOURCE ? flow.fromPrincipal() : flow.toPrincipal())
                .map(known -> "by its certificate it is service account " + known)
                .orElse("it has no certificate");
    }

    private String request(HTTPMatch match) {
        if (flow.http().isEmpty()) {
            return "nothing is known of a request";
        }
        HttpRequest request = flow.http().get();
        if (!HttpCriteria.of(match).matchesMethod(request)) {
            return "the method is " + request.method().orElse("unknown");
        }
        String path = request.path().orElse("");
        if (!path.startsWith("/")) {
            return "the path \"" + path + "\" does not begin with a slash, for which the whole request is refused";
        }
        return request.normalizedPath()
                .map(normal ->
                        "the path is " + path + (normal.toString().equals(path) ? "" : ", compared as " + normal))
                .orElse("the path " + path + " can be read in more than one way, so it matches nothing");
    }

    private String service(Criterion.OfService service) {
        if (service.service().startsWith("/")) {
            return "without a namespace the service is looked up in none and never matches; give its namespace";
        }
        if (service.sources().isEmpty() && service.members().isEmpty()) {
            return "no EndpointSlice of that service is known";
        }
        boolean behind = service.members().stream().anyMatch(member -> isAt(service.at(), member));
        return behind
                ? address(service.at()) + " is behind it, but not with port " + flow.destinationPort()
                : address(service.at()) + " is not behind it";
    }

    private boolean isAt(FlowEnd end, PortMember member) {
        Peer peer = end == FlowEnd.SOURCE ? flow.from() : flow.to();
        boolean same = peer instanceof Peer.Address known && known.address().equals(member.address());
        return same
                || ends.at(end).filter(holder -> holder.has(member.address())).isPresent();
    }

    private String icmp() {
        return flow.icmpType() < 0
                ? "the flow has no known ICMP type"
                : "the flow is type " + flow.icmpType() + (flow.icmpCode() < 0 ? "" : " code " + flow.icmpCode());
    }

    private String ports(Criterion.Ports ports) {
        if (!flow.hasPorts()) {
            return protocol(flow) + " has no ports";
        }
        String port = ports.at() == FlowEnd.SOURCE
                ? "comes from port " + flow.sourcePort()
                : "goes to port " + flow.destinationPort();
        return "the flow " + port;
    }

    private String members(Criterion.Members members) {
        Optional<Holder> holder = ends.at(members.at());
        if (holder.isEmpty()) {
            return address(members.at())
                    + (members.negated() ? " belongs to one of them" : " is no endpoint and in no such network set");
        }
        String who = holder.get().key().toString();
        if (members.negated()) {
            return who + " is selected";
        }
        List<TermReason> failing = holder.get().reasons(members.selector()).stream()
                .filter(reason -> !reason.holds())
                .toList();
        return failing.isEmpty()
                ? who + " is not selected"
                : who + ": " + failing.stream().map(TermReason::toString).collect(Collectors.joining(", "));
    }

    private String address(FlowEnd end) {
        Peer peer = end == FlowEnd.SOURCE ? flow.from() : flow.to();
        return peer.toString();
    }

    /** Returns the flow's protocol by its name. */
    static String protocol(Flow flow) {
        return protocol(flow.protocol());
    }

    /** Returns a protocol by its name. */
    static String protocol(int number) {
        return NAMED.stream()
                .filter(known -> known.number().orElse(-1) == number)
                .map(Protocol::toString)
                .findFirst()
                .orElse("protocol " + number);
    }
}
