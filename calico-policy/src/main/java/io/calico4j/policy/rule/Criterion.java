// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.rule;

import static java.util.Objects.requireNonNull;

import io.calico4j.label.Selector;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import io.calico4j.net.PortRange;
import io.calico4j.net.Protocol;
import io.calico4j.resource.policy.HTTPMatch;
import io.calico4j.resource.policy.HTTPPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * One condition of a rule on a flow; a rule matches what meets all of its conditions.
 *
 * <p>A negated one holds where the positive one does not. What was written in several fields of a rule may stand in one
 * criterion: selector, namespace selector, service accounts and a negated selector beside them make one selector.
 */
public sealed interface Criterion {
    /** Returns the field of the rule that this comes from, such as {@code destination.ports}. */
    String field();

    /** Returns the end of the flow that this looks at; empty if it looks at the flow as a whole. */
    default Optional<FlowEnd> end() {
        return Optional.empty();
    }

    /**
     * The address family.
     *
     * @param families the families of which the rule may match packets: fewer than two because of its IP version, because an
     *     ICMP protocol implies one, or because one of its lists of networks has no network of the other
     */
    record Family(List<IpFamily> families) implements Criterion {
        /** Copies the list. */
        public Family {
            families = List.copyOf(families);
        }

        @Override
        public String field() {
            return "ipVersion";
        }

        /** Returns the families, joined with {@code or}. */
        @Override
        public String toString() {
            return families.isEmpty()
                    ? "never"
                    : families.stream().map(IpFamily::toString).collect(Collectors.joining(" or "));
        }
    }

    /**
     * The protocol.
     *
     * @param protocol the protocol
     * @param negated whether it must be another
     */
    record OfProtocol(Protocol protocol, boolean negated) implements Criterion {
        @Override
        public String field() {
            return negated ? "notProtocol" : "protocol";
        }

        /** Returns the protocol, behind {@code not} if negated. */
        @Override
        public String toString() {
            return not(negated, protocol.toString());
        }
    }

    /**
     * The type and code of an ICMP packet; a packet of another protocol has none.
     *
     * @param type the type
     * @param code the code; any if empty
     * @param negated whether it must be another
     */
    record Icmp(int type, OptionalInt code, boolean negated) implements Criterion {
        @Override
        public String field() {
            return negated ? "notICMP" : "icmp";
        }

        /** Returns such as {@code type 8 code 0}. */
        @Override
        public String toString() {
            return not(negated, "type " + type + (code.isPresent() ? " code " + code.getAsInt() : ""));
        }
    }

    /**
     * Networks, one of which must hold the address.
     *
     * @param at the end
     * @param nets the networks
     * @param negated whether none may hold it
     */
    record Nets(FlowEnd at, List<Cidr> nets, boolean negated) implements Criterion {
        /** Copies the list. */
        public Nets {
            requireNonNull(at, "at");
            nets = List.copyOf(nets);
        }

        @Override
        public String field() {
            return at.text() + (negated ? ".notNets" : ".nets");
        }

        @Override
        public Optional<FlowEnd> end() {
            return Optional.of(at);
        }

        /** Returns the networks. */
        @Override
        public String toString() {
            return not(negated, join(nets));
        }
    }

    /**
     * Endpoints and network sets, to one of which the address must belong.
     *
     * @param at the end
     * @param selector which of them
     * @param members their addresses, ascending
     * @param negated whether the address may belong to none of them
     */
    record Members(FlowEnd at, Selector selector, List<Cidr> members, boolean negated) implements Criterion {
        /** Copies the list. */
        public Members {
            requireNonNull(at, "at");
            requireNonNull(selector, "selector");
            members = List.copyOf(members);
        }

        @Override
        public String field() {
            return at.text() + (negated ? ".notSelector" : ".selector");
        }

        @Override
        public Optional<FlowEnd> end() {
            return Optional.of(at);
        }

        /** Returns the selector. */
        @Override
        public String toString() {
            return not(negated, selector.canonical());
        }
    }

    /**
     * Ports, one of which must be the flow's.
     *
     * @param at the end
     * @param numbers by number
     * @param names by name
     * @param members the ports at addresses that the names stand for
     * @param negated whether none may be the flow's
     */
    record Ports(FlowEnd at, List<PortRange> numbers, List<String> names, List<PortMember> members, boolean negated)
            implements Criterion {
        /** Copies the lists. */
        public Ports {
            requireNonNull(at, "at");
            numbers = List.copyOf(numbers);
            names = List.copyOf(names);
            members = List.copyOf(members);
        }

        @Override
        public String field() {
            return at.text() + (negated ? ".notPorts" : ".ports");
        }

        @Override
        public Optional<FlowEnd> end() {
            return Optional.of(at);
        }

        /** Returns numbers and names. */
        @Override
        public String toString() {
            String separator = numbers.isEmpty() || names.isEmpty() ? "" : ", ";
            return not(negated, join(numbers) + separator + String.join(", ", names));
        }
    }

    /**
     * A service, behind which the source, or the destination and its port, must stand.
     *
     * @param at the end
     * @param service {@code namespace/name}
     * @param sources the addresses behind it, of a source
     * @param members the ports behind it, of a destination
     */
    record OfService(FlowEnd at, String service, List<Cidr> sources, List<PortMember> members) implements Criterion {
        /** Copies the lists. */
        public OfService {
            requireNonNull(at, "at");
            requireNonNull(service, "service");
            sources = List.copyOf(sources);
            members = List.copyOf(members);
        }

        @Override
        public String field() {
            return at.text() + ".services";
        }

        @Override
        public Optional<FlowEnd> end() {
            return Optional.of(at);
        }

        /** Returns the service. */
        @Override
        public String toString() {
            return service;
        }
    }

    /**
     * Who one end must be by its mTLS certificate, if it has one; only the checker looks at it.
     *
     * @param at the end
     * @param namespaces namespaces of which it must be in one; any if empty
     * @param namespaceSelector what the labels of its namespace must meet
     * @param accounts service accounts of which it must be one; any if empty
     * @param accountSelector what the labels of the service account must meet
     */
    record OfPrincipal(
            FlowEnd at,
            List<String> namespaces,
            Selector namespaceSelector,
            List<String> accounts,
            Selector accountSelector)
            implements Criterion {
        /** Copies the lists. */
        public OfPrincipal {
            requireNonNull(at, "at");
            namespaces = List.copyOf(namespaces);
            requireNonNull(namespaceSelector, "namespaceSelector");
            accounts = List.copyOf(accounts);
            requireNonNull(accountSelector, "accountSelector");
        }

        @Override
        public String field() {
            return at.text() + " principal";
        }

        @Override
        public Optional<FlowEnd> end() {
            return Optional.of(at);
        }

        /** Returns such as {@code of namespace shop and with service account web}. */
        @Override
        public String toString() {
            List<String> parts = new ArrayList<>();
            if (!namespaces.isEmpty()) {
                parts.add("of namespace " + String.join(" or ", namespaces));
            }
            if (!namespaceSelector.equals(Selector.all())) {
                parts.add("of a namespace with " + namespaceSelector);
            }
            if (!accounts.isEmpty()) {
                parts.add("with service account " + String.join(" or ", accounts));
            }
            if (!accountSelector.equals(Selector.all())) {
                parts.add("with a service account with " + accountSelector);
            }
            return String.join(" and ", parts);
        }
    }

    /**
     * HTTP methods and paths, which only the checker looks at.
     *
     * @param match the clause
     */
    record Http(HTTPMatch match) implements Criterion {
        @Override
        public String field() {
            return "http";
        }

        /** Returns such as {@code GET or HEAD on /shop or everything under /static}. */
        @Override
        public String toString() {
            String methods = match.methods().isEmpty() ? "any method" : String.join(" or ", match.methods());
            return match.paths().isEmpty()
                    ? methods
                    : methods + " on " + match.paths().stream().map(Http::path).collect(Collectors.joining(" or "));
        }

        private static String path(HTTPPath path) {
            return path.exact()
                    .orElseGet(() -> "everything under " + path.prefix().orElse("nothing"));
        }
    }

    private static String not(boolean negated, String text) {
        return negated ? "not " + text : text;
    }

    private static String join(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
