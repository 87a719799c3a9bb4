// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.net.Protocol;
import java.util.Locale;
import java.util.Objects;

/**
 * The protocol of a set of named ports, and of its members.
 *
 * <p>Authority: Calico v3.32, felix/labelindex/ipsetmember/ipset_port_protocol.go.
 */
public enum MemberProtocol {
    /** TCP, number 6. */
    TCP(6),
    /** UDP, number 17. */
    UDP(17),
    /** SCTP, number 132. */
    SCTP(132),
    /** Whichever protocol a port has; no member has this one. */
    ANY(255);

    private final int number;
    private final String text;

    MemberProtocol(int number) {
        this.number = number;
        this.text = name().toLowerCase(Locale.ROOT);
    }

    /** Returns {@link #UDP} or {@link #SCTP} for their name, in any case of letters, or number; {@link #TCP} for all others. */
    public static MemberProtocol of(Protocol protocol) {
        Objects.requireNonNull(protocol, "protocol");
        return UDP.names(protocol) ? UDP : SCTP.names(protocol) ? SCTP : TCP;
    }

    /**
     * Tells whether a set of ports of this protocol takes in an endpoint's port of the other.
     *
     * <p>A protocol given by name is taken in by {@link #ANY} and the one of that name. One given by number is taken in by the
     * one with that number, where {@code ANY} has 255 and also takes in 0: so port 80 of protocol number 6 is none of
     * {@code ANY}'s, as in Calico.
     */
    public boolean takesIn(Protocol protocol) {
        Objects.requireNonNull(protocol, "protocol");
        if (this == ANY) {
            return !(protocol instanceof Protocol.Numeric numeric) || numeric.value() == 0 || numeric.value() == number;
        }
        return names(protocol);
    }

    /** Returns the number by which Calico's sets know it, at most 255. */
    public int number() {
        return number;
    }

    private boolean names(Protocol protocol) {
        return protocol instanceof Protocol.Numeric numeric
                ? numeric.value() == number
                : text.equals(protocol.toString().toLowerCase(Locale.ROOT));
    }

    /** Returns the name in lower case, as ids and members write it. */
    @Override
    public String toString() {
        return text;
    }
}
