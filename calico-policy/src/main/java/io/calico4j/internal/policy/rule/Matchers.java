// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.rule;

import io.calico4j.label.Selector;
import io.calico4j.net.IpFamily;
import io.calico4j.net.PortRange;
import io.calico4j.net.Protocol;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Principal;
import io.calico4j.policy.http.HttpCriteria;
import io.calico4j.policy.http.HttpOutcome;
import io.calico4j.policy.rule.Criterion;
import io.calico4j.policy.rule.FlowEnd;
import io.calico4j.policy.rule.PortMember;
import io.calico4j.resource.policy.HTTPMatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The table of field matchers: one for each field that rules have. */
final class Matchers {
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;

    private Matchers() {}

    private static int spot(FlowEnd end, int source, int destination) {
        return end == FlowEnd.SOURCE ? source : destination;
    }

    private static int port(FlowEnd end, Flow flow) {
        return end == FlowEnd.SOURCE ? flow.sourcePort() : flow.destinationPort();
    }

    /** {@code ipVersion}, and what else limits a rule to a family. */
    record Family(boolean v4, boolean v6) implements FieldMatcher {
        @Override
        public boolean holds(Flow flow, int source, int destination, Membership membership) {
            return membership.isV4(source) ? v4 : v6;
        }

        @Override
        public Criterion criterion(MemberLists lists) {
            List<IpFamily> families = new ArrayList<>();
            if (v4) {
                families.add(IpFamily.V4);
            }
            if (v6) {
                families.add(IpFamily.V6);
            }
            return new Criterion.Family(families);
        }
    }

    /** {@code protocol} and {@code notProtocol}; a name that stands for no number is no packet's protocol. */
    record OfProtocol(Protocol protocol, int number, boolean negated) implements FieldMatcher {
        static final int NONE = -1;

        static OfProtocol of(Protocol protocol, boolean negated) {
            return new OfProtocol(protocol, protocol.number().orElse(NONE), negated);
        }

        @Override
        public boolean holds(Flow flow, int source, int destination, Membership membership) {
            return holds(flow.protocol());
        }

        boolean holds(int protocolOfFlow) {
            return (protocolOfFlow == number) != negated;
        }

        @Override
        public Criterion criterion(MemberLists lists) {
            return new Criterion.OfProtocol(protocol, negated);
        }
    }

    /** {@code icmp} and {@code notICMP}; a packet of another protocol, or of unknown type, has no type. */
    record Icmp(int type, OptionalInt code, boolean negated) implements FieldMatcher {
        @Override
        public boolean holds(Flow flow, int source, int destination, Membership membership) {
            boolean matches = flow.protocol() == (membership.isV4(source) ? ICMP : ICMPV6)
                    && flow.icmpType() == type
                    && (code.isEmpty() || flow.icmpCode() == code.getAsInt());
            return matches != negated;
        }

        @Override
        public Criterion criterion(MemberLists lists) {
            return new Criterion.Icmp(type, code, negated);
        }
    }

    /** {@code nets}, {@code selector}, their negations, and {@code services} of a source. */
    record InSet(FlowEnd end, NumberedSet set, boolean negated) implements FieldMatcher {
        @Override
        public boolean holds(Flow flow, int source, int destination, Membership membership) {
            return membership.contains(spot(end, source, destination), set.id()) != negated;
        }

        @Override
        public Criterion criterion(MemberLists lists) {
            SetKey key = set.key();
            if (key instanceof SetKey.Listed listed) {
                return new Criterion.Nets(end, listed.nets(), negated);
            }
            if (key instanceof SetKey.Selected selected) {
                return new Criterion.Members(end, selected.members().selector(), lists.addresses(set), negated);
            }
            if (key instanceof SetKey.ServiceSources service) {
                return new Criterion.OfService(end, service.service(), lists.addresses(set), List.of());
            }
            throw new IllegalStateException("a set of ports where addresses are tested: " + key);
        }
    }

    /**
     * {@code ports} and {@code notPorts}: numbers, and sets that names stand for.
     *
     * @param lenient whether numbers are compared even if packets of the flow's protocol have no ports
     */
    record Ports(FlowEnd end, List<PortRange> numbers, List<NumberedSet> named, boolean negated, boolean lenient)
            implements FieldMatcher {
        @Override
        public boolean holds(Flow flow, int source, int destination, Membership membership) {
            return matches(flow, spot(end, source, destination), membership) != negated;
        }

        private boolean matches(Flow flow, int spot, Membership membership) {
            int port = port(end, flow);
            if ((lenient || flow.hasPorts()) && containsNumber(port)) {
                return true;
            }
            for (int i = 0; i < named.size(); i++) {
                if (membership.containsPort(spot, named.get(i).id(), flow.protocol(), port)) {
                    return true;
                }
            }
            return false;
        }

        boolean containsNumber(int port) {
            for (int i = 0; i < numbers.size(); i++) {
                if (numbers.get(i).contains(port)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Criterion criterion(MemberLists lists) {
            List<String> names = new ArrayList<>();
            List<PortMember> members = new ArrayList<>();
            for (NumberedSet set : named) {
                ((SetKey.Selected) set.key()).members().namedPort().ifPresent(port -> names.add(port.name()));
                members.addAll(lists.ports(set));
            }
            Collections.sort(members);
            return new Criterion.Ports(end, numbers, names, members, negated);
        }
    }

    /** {@code services} of a destination. */
    record ServicePort(FlowEnd end, NumberedSet set) implements FieldMatcher {
        @Override
        public boolean holds(Flow flow, int source, int destination, Membership membership) {
            return membership.containsPort(spot(end, source, destination), set.id(), flow.protocol(), port(end, flow));
        }

        @Override
        public Criterion criterion(MemberLists lists) {
            return new Criterion.OfService(
                    end, ((SetKey.ServicePorts) set.key()).service(), List.of(), lists.ports(set));
        }
    }

    /** What namespaces and service accounts a rule asks for, put to the certificate of an end that has one. */
    record OfPrincipal(
            FlowEnd end,
            List<String> namespaces,
            Selector namespaceSelector,
            List<String> accounts,
            Selector accountSelector)
            implements FieldMatcher {
        @Override
        public boolean holds(Flow flow, int source, int destination, Membership membership) {
            Optional<Principal> principal = end == FlowEnd.SOURCE ? flow.fromPrincipal() : flow.toPrincipal();
            return principal.isEmpty() || accepts(principal.get());
        }

        private boolean accepts(Principal principal) {
            return (namespaces.isEmpty() || namespaces.contains(principal.namespace()))
                    && namespaceSelector.matches(principal.namespaceLabels())
                    && (accounts.isEmpty() || accounts.contains(principal.serviceAccount()))
                    && accountSelector.matches(principal.labels());
        }

        @Override
        public Criterion criterion(MemberLists lists) {
            return new Criterion.OfPrincipal(end, namespaces, namespaceSelector, accounts, accountSelector);
        }
    }

    /** {@code http}. */
    record Http(HTTPMatch match, HttpCriteria criteria) implements FieldMatcher {
        @Override
        public boolean holds(Flow flow, int source, int destination, Membership membership) {
            return flow.http().isEmpty() || criteria.match(flow.http().get()) == HttpOutcome.MATCH;
        }

        @Override
        public boolean refuses(Flow flow) {
            return flow.http().isPresent() && criteria.match(flow.http().get()) == HttpOutcome.INVALID;
        }

        @Override
        public Criterion criterion(MemberLists lists) {
            return new Criterion.Http(match);
        }
    }
}
