// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.explain;

import io.calico4j.cli.command.UsageException;
import io.calico4j.net.IpAddress;
import io.calico4j.net.Protocol;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Reads the ends of a flow as they are written on the command line. */
public final class FlowArgument {
    private static final String HOST = "host:";
    private static final String FORM =
            "; write NAMESPACE/POD, host:HOSTENDPOINT or an address, and behind the destination :PORT or :PORT/PROTOCOL";
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;
    private static final int TCP = 6;
    private static final int MOST_PORT = 65535;
    private static final int MOST_TYPE = 255;

    private FlowArgument() {}

    /** Reads a source and a destination such as {@code shop/db:5432/tcp}, {@code [fd00::1]:53/udp} or {@code 10.0.0.1/icmp}. */
    public static Flow flow(String from, String to) {
        return flow(from, to, peer -> peer);
    }

    /**
     * Reads without an answer, to refuse a wrong call before anything else is done.
     *
     * @throws UsageException if the ends cannot be read
     */
    public static void check(String from, String to) {
        Objects.requireNonNull(flow(from, to));
    }

    /**
     * Reads a flow whose ends may stand for others.
     *
     * @param meant returns what is meant by an end as it is written
     */
    static Flow flow(String from, String to, UnaryOperator<Peer> meant) {
        return flow(meant.apply(peer(from)), to, meant);
    }

    private static Flow flow(Peer from, String to, UnaryOperator<Peer> meant) {
        int bracket = to.lastIndexOf(']');
        int colon = to.lastIndexOf(':');
        boolean bare = IpAddress.tryParse(to).isPresent();
        if (!bare && colon > bracket && !to.substring(0, colon).equals("host")) {
            return withPort(from, meant.apply(peer(to.substring(0, colon))), to.substring(colon + 1));
        }
        int slash = to.lastIndexOf('/');
        Optional<Integer> protocol = slash < 0 ? Optional.empty() : protocol(to.substring(slash + 1));
        boolean named = protocol.isPresent() && (to.indexOf('/') < slash || peerIsAddress(to.substring(0, slash)));
        return named
                ? Flow.from(from).to(meant.apply(peer(to.substring(0, slash)))).protocol(protocol.orElseThrow())
                : Flow.from(from).to(meant.apply(peer(to))).tcp(0);
    }

    private static boolean peerIsAddress(String text) {
        return IpAddress.tryParse(unbracketed(text)).isPresent();
    }

    private static Flow withPort(Peer from, Peer to, String rest) {
        int slash = rest.indexOf('/');
        String port = slash < 0 ? rest : rest.substring(0, slash);
        int protocol = slash < 0
                ? TCP
                : protocol(rest.substring(slash + 1))
                        .orElseThrow(() -> new UsageException("no such protocol: " + rest.substring(slash + 1)));
        boolean icmp = protocol == ICMP || protocol == ICMPV6;
        int number = number(port, icmp ? MOST_TYPE : MOST_PORT);
        Flow.ToStage ends = Flow.from(from).to(to);
        return icmp
                ? ends.icmp(protocol, OptionalInt.of(number), OptionalInt.empty())
                : ends.ports(protocol, 0, number);
    }

    private static int number(String text, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UsageException("no port: " + text + FORM);
        }
        throw new UsageException("no number between 0 and " + most + ": " + text);
    }

    private static Optional<Integer> protocol(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "tcp" -> Optional.of(TCP);
            case "udp" -> number(Protocol.UDP);
            case "icmp" -> Optional.of(ICMP);
            case "icmpv6" -> Optional.of(ICMPV6);
            case "sctp" -> number(Protocol.SCTP);
            case "udplite" -> number(Protocol.UDP_LITE);
            default ->
                text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= MOST_TYPE
                        ? Optional.of(Integer.parseInt(text))
                        : Optional.empty();
        };
    }

    private static Optional<Integer> number(Protocol protocol) {
        return protocol.number().isPresent() ? Optional.of(protocol.number().getAsInt()) : Optional.empty();
    }

    private static String unbracketed(String text) {
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    /** Reads one end. */
    static Peer peer(String text) {
        Optional<IpAddress> address = IpAddress.tryParse(unbracketed(text));
        if (address.isPresent()) {
            return Peer.address(address.get());
        }
        if (text.startsWith(HOST) && text.length() > HOST.length()) {
            return Peer.host(text.substring(HOST.length()));
        }
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1 || text.indexOf('/', slash + 1) >= 0) {
            throw new UsageException("not an end of a flow: " + text + FORM);
        }
        return Peer.pod(text.substring(0, slash), text.substring(slash + 1));
    }
}
