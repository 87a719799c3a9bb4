// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.flow;

import static java.util.Objects.requireNonNull;

import io.calico4j.net.IpAddress;
import io.calico4j.net.Protocol;
import io.calico4j.policy.http.HttpRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The first packet of a connection as far as policy looks at it: two ends, a protocol, and ports or an ICMP type.
 *
 * <p>Immutable. Addresses are those after destination translation. Without {@link #fromPort} the source port is 0.
 */
public final class Flow {
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int SCTP = 132;
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;
    private static final int UDP_LITE = 136;
    private static final int DCCP = 33;
    private static final int UNKNOWN = -1;

    private final Peer from;
    private final Peer to;
    /* What engines read for each flow stands here unpacked, so that it lies in one piece of memory. */
    private final int fromV4;
    private final int toV4;
    private final boolean plainV4;
    private final short icmpType;
    private final short icmpCode;
    private final int protocol;
    private final int sourcePort;
    private final int destinationPort;
    private final Context context;

    /**
     * What only the checker looks at.
     *
     * @param http what is known of the HTTP request
     * @param from who the source is by its certificate
     * @param to who the destination is
     */
    private record Context(Optional<HttpRequest> http, Optional<Principal> from, Optional<Principal> to) {
        static final Context NONE = new Context(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Flow(Peer from, Peer to, int protocol, int[] rest, Context context) {
        this.from = from;
        this.to = to;
        this.protocol = checked("protocol", protocol, 255);
        this.sourcePort = checked("source port", rest[0], 65535);
        this.destinationPort = checked("destination port", rest[1], 65535);
        this.icmpType = (short) rest[2];
        this.icmpCode = (short) rest[3];
        this.context = context;
        IpAddress source = addressOf(from);
        IpAddress destination = addressOf(to);
        this.plainV4 = source != null && destination != null && source.isV4() && destination.isV4();
        this.fromV4 = plainV4 && source != null ? (int) source.lowBits() : 0;
        this.toV4 = plainV4 && destination != null ? (int) destination.lowBits() : 0;
    }

    private static @Nullable IpAddress addressOf(Peer peer) {
        return peer instanceof Peer.Address known ? known.address() : null;
    }

    private static int checked(String what, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException("no " + what + " between 0 and " + most + ": " + value);
        }
        return value;
    }

    /** Begins a flow at its source. */
    public static FromStage from(Peer source) {
        return new FromStage(requireNonNull(source, "source"));
    }

    /** A flow without destination and protocol. */
    public static final class FromStage {
        private final Peer source;

        private FromStage(Peer source) {
            this.source = source;
        }

        /** Sets the destination. */
        public ToStage to(Peer destination) {
            return new ToStage(source, requireNonNull(destination, "destination"));
        }
    }

    /** A flow without protocol. */
    public static final class ToStage {
        private final Peer source;
        private final Peer destination;

        private ToStage(Peer source, Peer destination) {
            this.source = source;
            this.destination = destination;
        }

        /** Returns the TCP flow to a port. */
        public Flow tcp(int port) {
            return ports(TCP, 0, port);
        }

        /** Returns the UDP flow to a port. */
        public Flow udp(int port) {
            return ports(UDP, 0, port);
        }

        /** Returns the SCTP flow to a port. */
        public Flow sctp(int port) {
            return ports(SCTP, 0, port);
        }

        /** Returns an ICMP flow of unknown type, which meets no criterion on the type. */
        public Flow icmp() {
            return protocol(ICMP);
        }

        /**
         * Returns an ICMP flow.
         *
         * @param type {@code 0..255}
         * @param code {@code 0..255}
         */
        public Flow icmp(int type, int code) {
            return icmp(ICMP, OptionalInt.of(type), OptionalInt.of(code));
        }

        /** Returns an ICMPv6 flow. */
        public Flow icmpV6(int type, int code) {
            return icmp(ICMPV6, OptionalInt.of(type), OptionalInt.of(code));
        }

        /** Returns a flow of a protocol by number, such as 1 or 58, of which the ICMP type and code may be unknown. */
        public Flow icmp(int protocol, OptionalInt type, OptionalInt code) {
            int[] rest = {0, 0, icmpNumber(type), icmpNumber(code)};
            return new Flow(source, destination, protocol, rest, Context.NONE);
        }

        private static int icmpNumber(OptionalInt number) {
            return number.isEmpty() ? UNKNOWN : checked("ICMP type or code", number.getAsInt(), 255);
        }

        /** Returns a flow of a protocol without ports. */
        public Flow protocol(int number) {
            return ports(number, 0, 0);
        }

        /** Returns a flow of a protocol by number, from a port to a port; 0 where it has none. */
        public Flow ports(int protocol, int sourcePort, int destinationPort) {
            return new Flow(
                    source,
                    destination,
                    protocol,
                    new int[] {sourcePort, destinationPort, UNKNOWN, UNKNOWN},
                    Context.NONE);
        }

        /** Returns the TCP flow to port 80 or another that carries a request, which only the checker looks at. */
        public Flow http(int port, HttpRequest request) {
            return tcp(port).withHttp(request);
        }
    }

    /** Returns this flow from another port. */
    public Flow fromPort(int port) {
        return new Flow(from, to, protocol, new int[] {port, destinationPort, icmpType, icmpCode}, context);
    }

    /** Returns this flow with what is known of its HTTP request, which only the checker looks at. */
    public Flow withHttp(HttpRequest request) {
        return with(new Context(Optional.of(request), context.from, context.to));
    }

    /** Returns this flow with who its source is by its certificate, which only the checker looks at. */
    public Flow withFromPrincipal(Principal principal) {
        return with(new Context(context.http, Optional.of(principal), context.to));
    }

    /** Returns this flow with who its destination is by its certificate, which only the checker looks at. */
    public Flow withToPrincipal(Principal principal) {
        return with(new Context(context.http, context.from, Optional.of(principal)));
    }

    private Flow with(Context changed) {
        int[] rest = {sourcePort, destinationPort, icmpType, icmpCode};
        return new Flow(from, to, protocol, rest, changed);
    }

    /** Returns the source. */
    public Peer from() {
        return from;
    }

    /** Returns the destination. */
    public Peer to() {
        return to;
    }

    /** Returns the protocol number. */
    public int protocol() {
        return protocol;
    }

    /** Returns the source port; 0 where there is none. */
    public int sourcePort() {
        return sourcePort;
    }

    /** Returns the destination port; 0 where there is none. */
    public int destinationPort() {
        return destinationPort;
    }

    /** Tells whether packets of the protocol have ports. */
    public boolean hasPorts() {
        return protocol == TCP || protocol == UDP || protocol == SCTP || protocol == UDP_LITE || protocol == DCCP;
    }

    /** Returns the ICMP type, or -1 if it is unknown or there is none. */
    public int icmpType() {
        return icmpType;
    }

    /** Returns the ICMP code, or -1 if it is unknown or there is none. */
    public int icmpCode() {
        return icmpCode;
    }

    /** Returns what is known of the HTTP request. */
    public Optional<HttpRequest> http() {
        return context.http;
    }

    /** Returns who the source is by its certificate; empty if it has none. */
    public Optional<Principal> fromPrincipal() {
        return context.from;
    }

    /** Returns who the destination is by its certificate; empty if it has none. */
    public Optional<Principal> toPrincipal() {
        return context.to;
    }

    /** Tells whether both ends are IPv4 addresses, which {@link #fromV4} and {@link #toV4} then give. */
    public boolean plainV4() {
        return plainV4;
    }

    /** Returns the bits of the source address; meaningless unless {@link #plainV4}. */
    public int fromV4() {
        return fromV4;
    }

    /** Returns the bits of the destination address; meaningless unless {@link #plainV4}. */
    public int toV4() {
        return toV4;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Flow that
                && from.equals(that.from)
                && to.equals(that.to)
                && protocol == that.protocol
                && sourcePort == that.sourcePort
                && destinationPort == that.destinationPort
                && icmpType == that.icmpType
                && icmpCode == that.icmpCode
                && context.equals(that.context);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, to, protocol, sourcePort, destinationPort, icmpType, icmpCode, context);
    }

    /** Returns such as {@code shop/web -> 10.0.7.1 tcp 5432}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(from);
        context.from.ifPresent(principal -> text.append(" as ").append(principal));
        text.append(" -> ").append(to);
        context.to.ifPresent(principal -> text.append(" as ").append(principal));
        text.append(' ').append(protocolName());
        if (hasPorts()) {
            text.append(' ').append(destinationPort);
        }
        if (icmpType >= 0) {
            text.append(" type ").append(icmpType);
        }
        if (icmpCode >= 0) {
            text.append(" code ").append(icmpCode);
        }
        context.http.ifPresent(request -> text.append(' ').append(request));
        return text.toString();
    }

    private String protocolName() {
        for (Protocol known : new Protocol[] {
            Protocol.TCP, Protocol.UDP, Protocol.ICMP, Protocol.ICMPV6, Protocol.SCTP, Protocol.UDP_LITE
        }) {
            if (known.number().orElse(UNKNOWN) == protocol) {
                return known.toString().toLowerCase(java.util.Locale.ROOT);
            }
        }
        return "protocol " + protocol;
    }
}
