// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.label.Selector;
import io.calico4j.label.SelectorParser;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The member sets that stand for the selectors and named ports of a rule.
 *
 * <p>On each side, a positive and a negative selector become one selector for "these without those". Each named port, also one that
 * is excluded, is a set of ports of the endpoints that the selector matches. The selector itself is a set of addresses, unless all
 * ports that the side allows are named: their sets hold the selector already. A negative selector on its own is a set of addresses
 * that must not match, so that it also lets pass what is no known endpoint.
 *
 * <p>Authority: Calico v3.32, felix/calc/rule_scanner.go.
 *
 * @param source the sets and ports of the source
 * @param destination the sets and ports of the destination
 */
public record RuleMemberSets(Side source, Side destination) {
    /** Without limits: a rule that cannot be read would be a hole in a policy. */
    private static final SelectorParser PARSER =
            SelectorParser.standard().withMaxLength(Integer.MAX_VALUE).withMaxLevels(Integer.MAX_VALUE);

    /** Checks that nothing is null. */
    public RuleMemberSets {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(destination, "destination");
    }

    /**
     * One side of a rule, in the order of the rule.
     *
     * @param addresses the set of addresses to be among; at most one
     * @param namedPorts the sets of ports to be among, if not among {@code ports}
     * @param ports the ports by number to be among, if not among {@code namedPorts}
     * @param notAddresses the set of addresses not to be among; at most one
     * @param notNamedPorts the sets of ports not to be among
     * @param notPorts the ports by number not to be among
     */
    public record Side(
            List<MemberSet> addresses,
            List<MemberSet> namedPorts,
            List<Port> ports,
            List<MemberSet> notAddresses,
            List<MemberSet> notNamedPorts,
            List<Port> notPorts) {
        /** Copies the lists. */
        public Side {
            addresses = List.copyOf(addresses);
            namedPorts = List.copyOf(namedPorts);
            ports = List.copyOf(ports);
            notAddresses = List.copyOf(notAddresses);
            notNamedPorts = List.copyOf(notNamedPorts);
            notPorts = List.copyOf(notPorts);
        }
    }

    /**
     * Returns the sets of a rule.
     *
     * @param protocol the rule's protocol; with none, its named ports are of any
     * @throws io.calico4j.label.SelectorSyntaxException if a selector, or a positive and a negative one put together, cannot be
     *     read
     */
    public static RuleMemberSets of(Optional<Protocol> protocol, RuleEnd source, RuleEnd destination) {
        MemberProtocol ofPorts = protocol.map(MemberProtocol::of).orElse(MemberProtocol.ANY);
        return new RuleMemberSets(side(ofPorts, source), side(ofPorts, destination));
    }

    private static Side side(MemberProtocol protocol, RuleEnd end) {
        boolean both = !end.selector().isEmpty() && !end.notSelector().isEmpty();
        Optional<Selector> positive =
                both ? Optional.of(without(end.selector(), end.notSelector())) : read(end.selector());
        Optional<Selector> negative = both ? Optional.empty() : read(end.notSelector());
        List<Port> numbers = numbers(end.ports());
        List<MemberSet> named = named(end.ports(), positive, protocol);
        List<MemberSet> addresses = new ArrayList<>();
        if (!numbers.isEmpty() || named.isEmpty()) {
            positive.ifPresent(selector -> addresses.add(MemberSet.ofAddresses(selector)));
        }
        return new Side(
                addresses,
                named,
                numbers,
                negative.map(MemberSet::ofAddresses).stream().toList(),
                named(end.notPorts(), positive, protocol),
                numbers(end.notPorts()));
    }

    private static Optional<Selector> read(String selector) {
        return selector.isEmpty() ? Optional.empty() : Optional.of(PARSER.parse(selector));
    }

    /** Puts the two together as texts, as the id of the set depends on it. Blanks mean everything, but not in parentheses. */
    private static Selector without(String selector, String notSelector) {
        return PARSER.parse("(" + orAll(selector) + ") && (!(" + orAll(notSelector) + "))");
    }

    private static String orAll(String selector) {
        return selector.chars().allMatch(c -> c == ' ' || c == '\t')
                ? Selector.all().canonical()
                : selector;
    }

    private static List<Port> numbers(List<Port> ports) {
        return ports.stream().filter(port -> !port.isNamed()).toList();
    }

    private static List<MemberSet> named(List<Port> ports, Optional<Selector> positive, MemberProtocol protocol) {
        Selector selector = positive.orElse(Selector.all());
        return ports.stream()
                .filter(Port::isNamed)
                .map(port -> MemberSet.ofNamedPort(selector, protocol, port.toString()))
                .toList();
    }

    /** Returns all sets, each once. */
    public Set<MemberSet> all() {
        Set<MemberSet> all = new LinkedHashSet<>();
        for (Side side : List.of(source, destination)) {
            all.addAll(side.namedPorts());
            all.addAll(side.notNamedPorts());
            all.addAll(side.addresses());
            all.addAll(side.notAddresses());
        }
        return Collections.unmodifiableSet(all);
    }
}
