// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.internal.text.CodePointOrder;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import io.calico4j.resource.policy.EntityRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ports of one rule, grouped by protocol, each group with its ports merged.
 *
 * <p>A group without ports stands for all ports of the protocol; it comes about when one entry says so, before or after others.
 * The protocol with the empty name stands for none. Confined to one thread.
 */
final class ProtocolPorts {
    private static final Comparator<Collected> BY_NAME = (a, b) -> CodePointOrder.compare(a.name, b.name);
    private static final List<Protocol> KNOWN =
            List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP, Protocol.ICMP, Protocol.ICMPV6, Protocol.UDP_LITE);
    /** From so many groups on they are looked up by hash. */
    private static final int MANY = 8;

    private final List<Collected> groups = new ArrayList<>(2);
    private @Nullable Map<String, Collected> byName;

    /** What was said of one protocol. */
    private static final class Collected {
        private final String name;
        private final List<Port> ports = new ArrayList<>(4);
        private boolean all;

        Collected(String name) {
            this.name = name;
        }
    }

    /** One group: the protocol, if any, and its merged ports; all ports if empty. */
    record Group(Optional<Protocol> protocol, List<Port> ports) {
        /** Everything. */
        static final List<Group> ANYTHING = List.of(new Group(Optional.empty(), List.of()));

        /** The end of traffic that has these ports and nothing else to match. */
        EntityRule entity() {
            return entity(EntityRule.empty());
        }

        /** The same end of traffic, limited to these ports. */
        EntityRule entity(EntityRule entity) {
            return ports.isEmpty() ? entity : entity.withPorts(ports);
        }
    }

    void addAll(String protocol) {
        group(canonical(protocol)).all = true;
    }

    void add(String protocol, Port port) {
        Collected group = group(canonical(protocol));
        if (!group.all) {
            group.ports.add(port);
        }
    }

    private Collected group(String name) {
        if (byName != null) {
            return byName.computeIfAbsent(name, this::newGroup);
        }
        for (Collected group : groups) {
            if (group.name.equals(name)) {
                return group;
            }
        }
        Collected added = newGroup(name);
        if (groups.size() >= MANY) {
            byName = new HashMap<>();
            for (Collected group : groups) {
                byName.put(group.name, group);
            }
        }
        return added;
    }

    private Collected newGroup(String name) {
        Collected group = new Collected(name);
        groups.add(group);
        return group;
    }

    /** Returns the groups, by the name of the protocol. */
    List<Group> groups() {
        if (groups.size() > 1) {
            groups.sort(BY_NAME);
        }
        List<Group> sorted = new ArrayList<>(groups.size());
        for (Collected group : groups) {
            sorted.add(new Group(
                    group.name.isEmpty() ? Optional.empty() : Optional.of(protocol(group.name)),
                    group.all ? List.of() : MergedPorts.of(group.ports)));
        }
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
