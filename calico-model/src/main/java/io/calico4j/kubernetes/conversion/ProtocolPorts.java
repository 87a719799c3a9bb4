// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.internal.text.CodePointOrder;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import io.calico4j.resource.policy.EntityRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The ports of one rule, grouped by protocol, each group with its ports merged.
 *
 * <p>A group without ports stands for all ports of the protocol; it comes about when one entry says so, before or after others.
 * The protocol with the empty name stands for none. Confined to one thread.
 */
final class ProtocolPorts {
    private static final List<Protocol> KNOWN =
            List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP, Protocol.ICMP, Protocol.ICMPV6, Protocol.UDP_LITE);

    private final Map<String, List<Port>> groups = new TreeMap<>(CodePointOrder.COMPARATOR);

    /** One group: the protocol, if any, and its merged ports; all ports if empty. */
    record Group(Optional<Protocol> protocol, List<Port> ports) {
        /** Everything. */
        static final List<Group> ANYTHING = List.of(new Group(Optional.empty(), List.of()));

        /** The end of traffic that has these ports and nothing else to match. */
        EntityRule entity() {
            return ports.isEmpty()
                    ? EntityRule.empty()
                    : EntityRule.builder().ports(ports).build();
        }

        /** The same end of traffic, limited to these ports. */
        EntityRule entity(EntityRule entity) {
            return ports.isEmpty() ? entity : entity.withPorts(ports);
        }
    }

    void addAll(String protocol) {
        groups.put(canonical(protocol), List.of());
    }

    void add(String protocol, Port port) {
        String name = canonical(protocol);
        List<Port> ports = groups.get(name);
        if (ports == null) {
            ports = new ArrayList<>(4);
            groups.put(name, ports);
        } else if (ports.isEmpty()) {
            return;
        }
        ports.add(port);
    }

    /** Returns the groups, by the name of the protocol. */
    List<Group> groups() {
        List<Group> sorted = new ArrayList<>(groups.size());
        groups.forEach((name, ports) -> sorted.add(
                new Group(name.isEmpty() ? Optional.empty() : Optional.of(protocol(name)), MergedPorts.of(ports))));
        return sorted;
    }

    /** Returns the usual spelling of a protocol's name that Calico knows; any other name as it is. */
    static String canonical(String name) {
        for (Protocol known : KNOWN) {
            if (known.toString().equals(name)) {
                return known.toString();
            }
        }
        for (Protocol known : KNOWN) {
            if (known.toString().equalsIgnoreCase(name) && name.chars().allMatch(c -> c != 0x130 && c != 0x131)) {
                return known.toString();
            }
        }
        return name;
    }

    private static Protocol protocol(String canonical) {
        for (Protocol known : KNOWN) {
            if (known.toString().equals(canonical)) {
                return known;
            }
        }
        return Protocol.parse(canonical);
    }
}
