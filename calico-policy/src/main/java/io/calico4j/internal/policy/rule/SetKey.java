// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.rule;

import io.calico4j.index.EndpointPort;
import io.calico4j.index.MemberSet;
import io.calico4j.net.Cidr;
import java.util.List;

/** What makes a set of addresses, or of ports at addresses; equal keys are one set. */
public sealed interface SetKey {
    /** Tells whether members are ports at addresses. */
    default boolean ofPorts() {
        return false;
    }

    /**
     * Networks that a rule lists.
     *
     * @param nets the networks in order
     */
    record Listed(List<Cidr> nets) implements SetKey {}

    /**
     * The addresses of the holders that a selector matches, or the ports of a name that they publish.
     *
     * @param members which of them
     */
    record Selected(MemberSet members) implements SetKey {
        @Override
        public boolean ofPorts() {
            return members.namedPort().isPresent();
        }

        /** Tells whether a port of a holder is one of these. */
        public boolean takesIn(EndpointPort port) {
            return members.namedPort().filter(chosen -> chosen.takesIn(port)).isPresent();
        }
    }

    /**
     * The addresses behind a service.
     *
     * @param service {@code namespace/name}
     */
    record ServiceSources(String service) implements SetKey {}

    /**
     * The ports of a service at the addresses behind it.
     *
     * @param service {@code namespace/name}
     */
    record ServicePorts(String service) implements SetKey {
        @Override
        public boolean ofPorts() {
            return true;
        }
    }
}
