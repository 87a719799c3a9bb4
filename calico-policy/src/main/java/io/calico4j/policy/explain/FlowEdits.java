// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.net.PortRange;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.http.HttpCriteria;
import io.calico4j.policy.http.HttpRequest;
import io.calico4j.policy.rule.Criterion;
import io.calico4j.policy.rule.FlowEnd;
import io.calico4j.policy.rule.PortMember;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.policy.HTTPMatch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Changes a flow so that it meets a criterion of a rule, or so that it does not. The end that is asked stays what it is; the other end
 * may become another.
 */
final class FlowEdits {
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int PORTS = 1 << 16;

    private final PolicyEngine engine;
    private final ClauseWords.Ends ends;
    private final FlowEnd far;
    private final IpFamily family;
    private final boolean peers;

    /**
     * Creates edits.
     *
     * @param far the end that may become another
     * @param family the family of the flow
     * @param peers whether it really may
     */
    FlowEdits(PolicyEngine engine, ClauseWords.Ends ends, FlowEnd far, IpFamily family, boolean peers) {
        this.engine = engine;
        this.ends = ends;
        this.far = far;
        this.family = family;
        this.peers = peers;
    }

    /** Returns the family of a flow between ends whose addresses are known. */
    static IpFamily familyOf(Flow flow, ClauseWords.Ends ends) {
        for (Peer peer : List.of(flow.from(), flow.to())) {
            if (peer instanceof Peer.Address known) {
                return known.address().family();
            }
        }
        boolean v4 = Stream.of(FlowEnd.values())
                .allMatch(end -> addressOf(ends, end, IpFamily.V4).isPresent());
        return v4 ? IpFamily.V4 : IpFamily.V6;
    }

    private static Optional<IpAddress> addressOf(ClauseWords.Ends ends, FlowEnd end, IpFamily family) {
        return ends.at(end)
                .flatMap(holder -> holder.nets().stream()
                        .filter(net -> net.family() == family)
                        .findFirst()
                        .map(Cidr::network));
    }

    /** Makes a draft meet a criterion; false if there is no way. */
    boolean meet(Criterion criterion, FlowDraft draft) {
        if (criterion instanceof Criterion.Family) {
            return otherFamily(draft);
        }
        if (criterion instanceof Criterion.OfProtocol test) {
            OptionalInt number = test.protocol().number();
            number.ifPresent(n -> draft.protocol(test.negated() ? (n == TCP ? UDP : TCP) : n));
            return number.isPresent() || test.negated();
        }
        if (criterion instanceof Criterion.Icmp test) {
            draft.icmp(family, test.negated() ? (test.type() + 1) % 256 : test.type(), test.code());
            return true;
        }
        if (criterion instanceof Criterion.Ports test) {
            return port(test, draft);
        }
        if (criterion instanceof Criterion.OfService test) {
            return service(test, draft);
        }
        if (criterion instanceof Criterion.Http test) {
            return request(test.match(), draft);
        }
        return criterion instanceof Criterion.Nets test
                ? !test.negated() && peer(test.at(), test.nets(), draft)
                : criterion instanceof Criterion.Members members
                        && !members.negated()
                        && peer(members.at(), members.members(), draft);
    }

    /** Makes a draft miss a criterion that it meets, by the next port or another protocol; false if there is no such way. */
    boolean miss(Criterion criterion, FlowDraft draft) {
        if (criterion instanceof Criterion.Ports test
                && !test.negated()
                && test.names().isEmpty()) {
            OptionalInt outside = outside(test.numbers(), draft.port(test.at()));
            outside.ifPresent(port -> draft.port(test.at(), port));
            return outside.isPresent();
        }
        if (criterion instanceof Criterion.OfProtocol test && !test.negated()) {
            draft.protocol(draft.protocol() == TCP ? UDP : TCP);
            return true;
        }
        return false;
    }

    private boolean otherFamily(FlowDraft draft) {
        IpFamily other = family == IpFamily.V4 ? IpFamily.V6 : IpFamily.V4;
        Optional<IpAddress> source = addressOf(ends, FlowEnd.SOURCE, other);
        Optional<IpAddress> destination = addressOf(ends, FlowEnd.DESTINATION, other);
        if (!peers || source.isEmpty() || destination.isEmpty()) {
            return false;
        }
        draft.peer(FlowEnd.SOURCE, Peer.address(source.get()));
        draft.peer(FlowEnd.DESTINATION, Peer.address(destination.get()));
        return true;
    }

    private static boolean port(Criterion.Ports test, FlowDraft draft) {
        draft.withPorts();
        OptionalInt port;
        if (test.negated()) {
            port = outside(test.numbers(), draft.port(test.at()));
        } else if (test.numbers().isEmpty()) {
            port = test.members().stream().mapToInt(PortMember::port).findFirst();
        } else {
            port = OptionalInt.of(test.numbers().get(0).first());
        }
        port.ifPresent(number -> draft.port(test.at(), number));
        return port.isPresent();
    }

    /** Returns the port next to one that no range contains. */
    private static OptionalInt outside(List<PortRange> ranges, int from) {
        for (int distance = 1; distance < PORTS; distance++) {
            for (int port : new int[] {from + distance, from - distance}) {
                if (port > 0 && port < PORTS && ranges.stream().noneMatch(range -> range.contains(port))) {
                    return OptionalInt.of(port);
                }
            }
        }
        return OptionalInt.empty();
    }

    private boolean service(Criterion.OfService test, FlowDraft draft) {
        if (test.members().isEmpty()) {
            return peer(test.at(), test.sources(), draft);
        }
        Optional<IpAddress> here = draft.peer(test.at()) instanceof Peer.Address known
                ? Optional.of(known.address())
                : addressOf(ends, test.at(), family);
        Optional<PortMember> member = Stream.concat(
                        test.members().stream()
                                .filter(m -> here.filter(m.address()::equals).isPresent()),
                        test.members().stream().filter(m -> m.address().family() == family))
                .findFirst();
        if (member.isEmpty()) {
            return false;
        }
        boolean same = here.filter(member.get().address()::equals).isPresent();
        if (!same && !peer(test.at(), List.of(member.get().address().toCidr()), draft)) {
            return false;
        }
        draft.protocol(member.get().protocol());
        draft.port(test.at(), member.get().port());
        return true;
    }

    /** Puts the other end at the first address of some blocks, by the name of the endpoint that is there. */
    private boolean peer(FlowEnd end, List<Cidr> blocks, FlowDraft draft) {
        Optional<Cidr> block =
                blocks.stream().filter(net -> net.family() == family).findFirst();
        if (!peers || end != far || block.isEmpty()) {
            return false;
        }
        IpAddress address = block.get().network();
        Optional<Peer> named = engine.holders(address).stream()
                .map(FlowEdits::named)
                .flatMap(Optional::stream)
                .findFirst();
        draft.peer(end, named.orElse(Peer.address(address)));
        return true;
    }

    private static Optional<Peer> named(ResourceKey key) {
        if (key.kind() == Kind.POD) {
            return Optional.of(Peer.pod(key.namespace().orElse(""), key.name()));
        }
        return key.kind() == Kind.HOST_ENDPOINT ? Optional.of(Peer.host(key.name())) : Optional.empty();
    }

    private static boolean request(HTTPMatch match, FlowDraft draft) {
        Optional<HttpRequest> now = draft.build().http();
        Optional<String> method = now.flatMap(HttpRequest::method);
        Optional<String> path = now.flatMap(HttpRequest::path);
        HttpRequest request = now.orElse(HttpRequest.of(method, path));
        if (!HttpCriteria.of(match).matchesMethod(request)) {
            method = match.methods().stream().findFirst();
        }
        if (!match.paths().isEmpty()) {
            path = match.paths().get(0).exact().or(match.paths().get(0)::prefix);
        }
        draft.http(HttpRequest.of(method, path));
        return true;
    }
}
