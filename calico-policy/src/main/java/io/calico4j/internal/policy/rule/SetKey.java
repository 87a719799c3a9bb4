// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.rule;

import io.calico4j.internal.policy.fact.HolderFact.NamedPort;
import io.calico4j.label.Selector;
import io.calico4j.net.Cidr;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

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
     * The addresses of the holders that a selector matches.
     *
     * @param selector the selector
     */
    record Selected(Selector selector) implements SetKey {}

    /**
     * The addresses behind a service.
     *
     * @param service {@code namespace/name}
     */
    record ServiceSources(String service) implements SetKey {}

    /**
     * The ports of a name that the endpoints a selector matches publish.
     *
     * @param selector the selector
     * @param protocol the wanted protocol: 6, 17 or 132, or {@link #ANY_PROTOCOL}
     * @param name the name
     */
    record Published(Selector selector, int protocol, String name) implements SetKey {
        /** Stands for any protocol. */
        public static final int ANY_PROTOCOL = 255;

        private static final int TCP = 6;
        private static final int UDP = 17;
        private static final int SCTP = 132;

        @Override
        public boolean ofPorts() {
            return true;
        }

        /**
         * Tells whether a port of an endpoint is one of these.
         *
         * <p>Authority: Calico v3.32, felix/labelindex/named_port_index.go.
         */
        public boolean accepts(NamedPort port) {
            return port.name().equals(name)
                    && port.protocol().match(new io.calico4j.net.Protocol.Cases<Boolean>() {
                        @Override
                        public Boolean number(io.calico4j.net.Protocol.Numeric declared) {
                            return declared.value() == 0 ? protocol == ANY_PROTOCOL : declared.value() == protocol;
                        }

                        @Override
                        public Boolean name(io.calico4j.net.Protocol.Named declared) {
                            return protocol == ANY_PROTOCOL || byName(declared.name()) == protocol;
                        }
                    });
        }

        /** Returns the protocol of a member that comes from a port: TCP unless it is one of the others. */
        public static int memberProtocol(NamedPort port) {
            OptionalInt number = port.protocol().number();
            return number.isPresent() && (number.getAsInt() == UDP || number.getAsInt() == SCTP)
                    ? number.getAsInt()
                    : TCP;
        }

        private static int byName(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "tcp" -> TCP;
                case "udp" -> UDP;
                case "sctp" -> SCTP;
                default -> -1;
            };
        }
    }

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
