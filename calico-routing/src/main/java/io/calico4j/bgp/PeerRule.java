// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.bgp.filter.FilterChain;
import io.calico4j.bgp.filter.FilterDirection;
import io.calico4j.bgp.filter.RouteFilter;
import io.calico4j.label.Selector;
import io.calico4j.net.AsNumber;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.bgp.BGPPassword;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.bgp.BGPPeerSpec;
import io.calico4j.resource.bgp.SecretKeySelector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A BGPPeer resource, read once; independent of nodes. */
final class PeerRule {
    private static final int HIGHEST_PORT = 65_535;
    private static final int MILLI_DIGITS = 3;

    final BGPPeer resource;
    final String name;
    final boolean global;
    final @Nullable Selector nodeSelector;
    final @Nullable String node;
    final boolean workload;
    final @Nullable Selector peerSelector;
    final boolean bySelector;
    final String peerHost;
    final @Nullable IpAddress peerAddress;
    final int peerPort;
    final long asNumber;
    final long localAs;
    final boolean reachableByFits;
    final boolean reverse;
    final boolean useNodeIp;
    final SessionSettings settings;

    PeerRule(BGPPeer peer, Map<String, RouteFilter> filters, BgpOptions options) {
        BGPPeerSpec spec = peer.spec();
        this.resource = peer;
        this.name = peer.metadata().name();
        this.global = spec.node().isEmpty() && spec.nodeSelector().isEmpty();
        this.nodeSelector = spec.nodeSelector().flatMap(Selector::tryParse).orElse(null);
        this.node = spec.nodeSelector().isPresent() ? null : spec.node().orElse(null);
        this.workload = spec.localWorkloadSelector().isPresent();
        this.bySelector = !workload && spec.peerSelector().isPresent();
        this.peerSelector = spec.peerSelector().flatMap(Selector::tryParse).orElse(null);
        String peerIp = spec.peerIP().orElse("");
        int colon = portSeparator(peerIp);
        int port = colon < 0 ? -1 : port(peerIp.substring(colon + 1));
        this.peerPort = Math.max(port, 0);
        this.peerHost = port < 0 ? peerIp : host(peerIp.substring(0, colon));
        this.peerAddress = IpAddress.tryParse(peerHost).orElse(null);
        this.asNumber = spec.asNumber().map(AsNumber::value).orElse(0L);
        this.localAs = spec.localASNumber().map(AsNumber::value).orElse(0L);
        Optional<IpAddress> gateway = spec.reachableBy().flatMap(IpAddress::tryParse);
        this.reachableByFits = spec.reachableBy().isEmpty()
                || (gateway.isPresent() && peerAddress != null && gateway.get().family() == peerAddress.family());
        this.reverse = !workload && !spec.reversePeering().equals(Optional.of("Manual"));
        this.useNodeIp = spec.sourceAddress().map("UseNodeIP"::equals).orElse(true);
        this.settings = settings(spec, gateway, filters, options);
    }

    private SessionSettings settings(
            BGPPeerSpec spec, Optional<IpAddress> gateway, Map<String, RouteFilter> filters, BgpOptions options) {
        List<RouteFilter> known = new ArrayList<>();
        for (String filter : spec.filters()) {
            RouteFilter found = filters.get(filter);
            if (found != null) {
                known.add(found);
            }
        }
        Optional<SecretKeySelector> reference = spec.password().flatMap(BGPPassword::secretKeyRef);
        Optional<SessionPassword> password = password(reference, options.secrets());
        return new SessionSettings(
                Optional.of(name),
                workload || spec.ttlSecurity().orElse(0) == 0
                        ? OptionalInt.empty()
                        : OptionalInt.of(spec.ttlSecurity().get()),
                true,
                workload ? Optional.empty() : password,
                workload || password.isPresent() ? Optional.empty() : missing(reference),
                workload ? OptionalLong.empty() : seconds(spec.maxRestartTime()),
                workload ? OptionalLong.empty() : seconds(spec.keepaliveTime()),
                workload ? NextHop.AUTO : nextHop(spec),
                !workload && spec.nextHopMode().isEmpty() && spec.keepOriginalNextHop(),
                workload || bySelector
                        ? 0
                        : Math.max(spec.numAllowedLocalASNumbers().orElse(0), 0),
                workload ? Optional.empty() : gateway,
                FilterChain.of(known, FilterDirection.IMPORT),
                FilterChain.of(known, FilterDirection.EXPORT));
    }

    /** The settings of the automatic other half, which are those of the {@code peerSelector} form. */
    SessionSettings reverseSettings() {
        SessionSettings s = settings;
        return new SessionSettings(
                s.resource(),
                s.ttlSecurityHops(),
                s.multihop(),
                s.password(),
                s.missingPassword(),
                s.gracefulRestartSeconds(),
                s.keepaliveSeconds(),
                s.nextHop(),
                s.keepOriginalNextHop(),
                0,
                s.reachableBy(),
                s.importFilters(),
                s.exportFilters());
    }

    private static NextHop nextHop(BGPPeerSpec spec) {
        return switch (spec.nextHopMode().orElse("")) {
            case "Self" -> NextHop.SELF;
            case "Keep" -> NextHop.KEEP;
            default -> NextHop.AUTO;
        };
    }

    /** Returns the password a reference leads to. */
    static Optional<SessionPassword> password(
            Optional<SecretKeySelector> reference, SortedMap<String, SortedMap<String, String>> secrets) {
        return reference.flatMap(r -> {
            SortedMap<String, String> values = secrets.get(r.name().orElse(""));
            String value = values == null ? null : values.get(r.key());
            return value == null
                    ? Optional.empty()
                    : Optional.of(new SessionPassword(r.name().orElse(""), r.key(), value));
        });
    }

    /** Returns a reference as text. */
    static Optional<String> missing(Optional<SecretKeySelector> reference) {
        return reference.map(r -> r.name().orElse("") + "/" + r.key());
    }

    /** Returns a duration in whole seconds, halves away from zero. */
    static OptionalLong seconds(Optional<Duration> duration) {
        if (duration.isEmpty()) {
            return OptionalLong.empty();
        }
        BigDecimal exact = BigDecimal.valueOf(duration.get().toMillis(), MILLI_DIGITS);
        return OptionalLong.of(exact.setScale(0, RoundingMode.HALF_UP).longValue());
    }

    /** Where the colon before the port is, as Go's net.SplitHostPort finds it; -1 if there is no port. */
    private static int portSeparator(String text) {
        int last = text.lastIndexOf(':');
        if (last < 0) {
            return -1;
        }
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            boolean clean = end == last - 1 && text.indexOf('[', 1) < 0 && text.indexOf(']', end + 1) < 0;
            return clean ? last : -1;
        }
        boolean one = text.indexOf(':') == last;
        return one && text.indexOf('[') < 0 && text.indexOf(']') < 0 ? last : -1;
    }

    private static String host(String text) {
        return text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
    }

    /** Reads a port as Go's strconv.ParseUint with base 0 does for what users write: decimal, 0x, 0o, 0b, leading 0. */
    private static int port(String text) {
        String digits = text.replace("_", "");
        int radix = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            radix = switch (digits.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'b', 'B' -> 2;
                default -> 8;
            };
            digits = digits.substring(Character.isDigit(digits.charAt(1)) ? 1 : 2);
        }
        try {
            int value = digits.startsWith("+") || digits.startsWith("-") ? -1 : Integer.parseInt(digits, radix);
            return value >= 0 && value <= HIGHEST_PORT ? value : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Returns whether a node is told to set up the sessions. */
    boolean isNear(NodeFacts facts) {
        return global || (nodeSelector != null ? nodeSelector.matches(facts.labels) : facts.name.equals(node));
    }
}
