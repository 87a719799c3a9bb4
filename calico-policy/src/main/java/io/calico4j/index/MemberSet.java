// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.label.Selector;
import io.calico4j.label.UniqueIds;
import java.util.Objects;
import java.util.Optional;

/**
 * What a member set stands for: the addresses of the endpoints that a selector matches, or their ports of a name.
 *
 * <p>Authority: Calico v3.32, felix/calc/rule_scanner.go (IPSetData).
 *
 * @param selector which endpoints
 * @param namedPort which of their ports; absent for a set of addresses
 */
public record MemberSet(Selector selector, Optional<NamedPort> namedPort) {
    /** Checks that nothing is null. */
    public MemberSet {
        Objects.requireNonNull(selector, "selector");
        Objects.requireNonNull(namedPort, "namedPort");
    }

    /**
     * A choice among the ports of an endpoint.
     *
     * @param protocol which protocol they are of
     * @param name their name, compared exactly
     */
    public record NamedPort(MemberProtocol protocol, String name) {
        /** Checks that nothing is null. */
        public NamedPort {
            Objects.requireNonNull(protocol, "protocol");
            Objects.requireNonNull(name, "name");
        }

        /** Tells whether a port is among those chosen. */
        public boolean takesIn(EndpointPort port) {
            return name.equals(port.name()) && protocol.takesIn(port.protocol());
        }
    }

    /** Returns the set of the addresses of all endpoints that a selector matches. */
    public static MemberSet ofAddresses(Selector selector) {
        return new MemberSet(selector, Optional.empty());
    }

    /** Returns the set of the ports of that name and protocol of all endpoints that a selector matches. */
    public static MemberSet ofNamedPort(Selector selector, MemberProtocol protocol, String name) {
        return new MemberSet(selector, Optional.of(new NamedPort(protocol, name)));
    }

    /**
     * Returns the id that Calico gives to the set; equal sets have equal ids.
     *
     * <p>That of the selector for addresses; for a named port {@code n:} and a hash over the selector's id, protocol and name.
     */
    public String id() {
        return namedPort
                .map(port -> UniqueIds.of("n", selector.uniqueId() + "," + port.protocol() + "," + port.name()))
                .orElseGet(selector::uniqueId);
    }

    /** Returns the selector, and the protocol and name of the port. */
    @Override
    public String toString() {
        return namedPort
                .map(port -> selector + " " + port.protocol() + ":" + port.name())
                .orElseGet(selector::toString);
    }
}
