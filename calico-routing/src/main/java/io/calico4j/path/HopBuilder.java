// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.mtu.Encapsulation;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.NextHop;
import io.calico4j.route.kernel.NodeRules;
import io.calico4j.route.kernel.RouteClass;
import io.calico4j.route.kernel.TunnelDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the hops and wires of a trace. */
final class HopBuilder {
    private final PathTrace trace;
    private final Walk walk;
    private final Packets packets;

    HopBuilder(PathTrace trace) {
        this.trace = trace;
        this.walk = trace.walk();
        this.packets = new Packets(trace);
    }

    List<Hop> hops() {
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < walk.length; i++) {
            hops.add(new Hop(walk.nodes[i].name, candidates(walk.nodes[i]), out(i)));
        }
        return hops;
    }

    List<Wire> wires() {
        List<Wire> wires = new ArrayList<>();
        Owner source = trace.source();
        if (source != null && source.workload() != null && walk.length > 0) {
            wires.add(packets.fromWorkload(source));
        }
        for (int i = 0; i < walk.length; i++) {
            out(i).ifPresent(wires::add);
        }
        return wires;
    }

    /** The routes at a node that match, each with what the one that is taken has over it. */
    private List<RouteCandidate> candidates(TraceNode node) {
        Owner target = trace.target();
        boolean ownAddress = target != null && target.workload() == null && target.node() == node;
        if (ownAddress) {
            // the kernel finds its own addresses in its local table, before any route here
            return List.of();
        }
        List<KernelRoute> matching = node.kernel.matching(trace.to());
        List<RouteCandidate> all = new ArrayList<>();
        Optional<KernelRoute> encrypted =
                node == walk.nodes[walk.length - 1] ? Optional.empty() : node.kernel.encrypted(trace.to());
        if (encrypted.isPresent()) {
            all.add(new RouteCandidate(encrypted.get(), true, "WireGuard's table is asked before the main table"));
            matching.forEach(r -> all.add(new RouteCandidate(r, false, "it is in the main table")));
            return all;
        }
        for (int i = 0; i < matching.size(); i++) {
            KernelRoute route = matching.get(i);
            String reason = i > 0
                    ? lostTo(route, matching.get(0))
                    : matching.size() == 1 ? "the only route that matches" : "the longest prefix that matches";
            if (i == 0 && matching.size() > 1) {
                KernelRoute second = matching.get(1);
                reason = second.destination().prefixLength()
                                < route.destination().prefixLength()
                        ? reason
                        : "the lowest metric among routes to " + route.destination();
            }
            all.add(new RouteCandidate(route, i == 0, reason));
        }
        return all;
    }

    private static String lostTo(KernelRoute route, KernelRoute taken) {
        int length = route.destination().prefixLength();
        int longest = taken.destination().prefixLength();
        if (length < longest) {
            return "its prefix of " + length + " bits is shorter than " + longest;
        }
        return route.metric() > taken.metric()
                ? "its metric " + route.metric() + " is higher than " + taken.metric()
                : "the other route stands first among equals";
    }

    private Optional<Wire> out(int index) {
        TraceNode node = walk.nodes[index];
        boolean last = index == walk.length - 1;
        Owner target = trace.target();
        if (last && walk.outcome == PathOutcome.DELIVERED) {
            return target == null || target.workload() == null
                    ? Optional.empty()
                    : Optional.of(packets.toWorkload(node, target));
        }
        KernelRoute route = walk.routes[index];
        if (last) {
            return walk.outcome == PathOutcome.LEFT_CLUSTER
                    ? Optional.of(packets.outside(node, route))
                    : Optional.empty();
        }
        return Optional.of(between(node, walk.nodes[index + 1], route));
    }

    private Wire between(TraceNode node, TraceNode next, @Nullable KernelRoute route) {
        RouteClass by = route == null ? RouteClass.DEFAULT : route.routeClass();
        boolean isV4 = trace.to().isV4();
        return switch (by) {
            case IPIP_TUNNEL -> packets.tunnelled(node, next, route, Encapsulation.IPIP);
            case VXLAN_TUNNEL ->
                packets.tunnelled(node, next, route, isV4 ? Encapsulation.VXLAN : Encapsulation.VXLAN_V6);
            case WIREGUARD ->
                packets.tunnelled(node, next, route, isV4 ? Encapsulation.WIREGUARD : Encapsulation.WIREGUARD_V6);
            default -> packets.direct(node, next, route);
        };
    }

    /** The MTU by which a node sends into a tunnel: that of the route, else of the device. */
    static int tunnelMtuBytes(NodeRules rules, @Nullable KernelRoute route, Encapsulation encapsulation) {
        if (route != null && route.mtuBytes() > 0) {
            return route.mtuBytes();
        }
        String device = route == null ? "" : route.device().orElse("");
        IpFamily family = route == null ? IpFamily.V4 : route.destination().family();
        return rules.device(device, family)
                .flatMap(TunnelDevice::mtuBytes)
                .orElseGet(() -> rules.mtu().deviceMtuBytes().getOrDefault(encapsulation, 0));
    }

    static Optional<IpAddress> gateway(@Nullable KernelRoute route) {
        return route == null || route.nextHops().isEmpty()
                ? Optional.empty()
                : route.nextHops().get(0).gateway();
    }

    static String deviceName(@Nullable KernelRoute route, String otherwise) {
        return route == null || route.nextHops().isEmpty()
                ? otherwise
                : route.nextHops().stream().map(NextHop::device).findFirst().orElse(otherwise);
    }
}
