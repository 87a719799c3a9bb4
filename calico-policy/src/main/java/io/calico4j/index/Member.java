// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.Comparator;
import java.util.Objects;

/** A member of a member set. The natural order puts blocks before sockets, and either by address. */
public sealed interface Member extends Comparable<Member> {
    /** The kinds of members, for an exhaustive {@code switch}. */
    enum Kind {
        /** {@link Block}. */
        BLOCK,
        /** {@link Socket}. */
        SOCKET
    }

    /** Returns which of the kinds this is. */
    Kind kind();

    /**
     * A member of a set of addresses.
     *
     * @param addresses the addresses that it stands for, often a single one
     */
    record Block(Cidr addresses) implements Member {
        /** Checks that nothing is null. */
        public Block {
            Objects.requireNonNull(addresses, "addresses");
        }

        @Override
        public Kind kind() {
            return Kind.BLOCK;
        }

        @Override
        public int compareTo(Member other) {
            return other instanceof Block block ? addresses.compareTo(block.addresses) : -1;
        }

        /** Returns the block's text, such as {@code 10.0.0.1/32}. */
        @Override
        public String toString() {
            return addresses.toString();
        }
    }

    /**
     * A member of a set of named ports.
     *
     * @param address an address of the endpoint
     * @param protocol TCP, UDP or SCTP; where the endpoint's port has another one it is TCP
     * @param port the number of the port
     */
    record Socket(IpAddress address, MemberProtocol protocol, int port) implements Member {
        private static final Comparator<Socket> ORDER = Comparator.comparing(Socket::address)
                .thenComparing(Socket::protocol)
                .thenComparingInt(Socket::port);

        /** Checks that nothing is null. */
        public Socket {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(protocol, "protocol");
        }

        @Override
        public Kind kind() {
            return Kind.SOCKET;
        }

        @Override
        public int compareTo(Member other) {
            return other instanceof Socket socket ? ORDER.compare(this, socket) : 1;
        }

        /** Returns the member as Calico writes it, such as {@code 10.0.0.1,tcp:80}. */
        @Override
        public String toString() {
            return address + "," + protocol + ":" + port;
        }
    }
}
