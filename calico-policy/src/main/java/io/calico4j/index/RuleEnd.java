// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.net.Port;
import java.util.List;
import java.util.Objects;

/**
 * What one side of a rule, its source or its destination, says about endpoints and ports.
 *
 * @param selector the effective selector of the side; empty if there is none
 * @param notSelector the selector of those that it excludes; empty if there is none
 * @param ports the ports it allows, numbers and names; any if empty
 * @param notPorts the ports it excludes
 */
public record RuleEnd(String selector, String notSelector, List<Port> ports, List<Port> notPorts) {
    private static final RuleEnd ANY = new RuleEnd("", "", List.of(), List.of());

    /** Copies the lists. */
    public RuleEnd {
        Objects.requireNonNull(selector, "selector");
        Objects.requireNonNull(notSelector, "notSelector");
        ports = List.copyOf(ports);
        notPorts = List.copyOf(notPorts);
    }

    /** Returns the side that says nothing. */
    public static RuleEnd any() {
        return ANY;
    }
}
