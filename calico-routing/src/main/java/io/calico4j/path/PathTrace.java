// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.kernel.FelixSettings;
import io.calico4j.route.kernel.KernelPlanner;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.RouteClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The journey of a packet: the nodes it comes to, and on demand everything else about it. Immutable.
 *
 * <p>{@link #mode}, {@link #outcome} and {@link #nodes} are known from the start; all else is computed each time it is asked for.
 */
public final class PathTrace {
    private final PathTracer tracer;
    private final IpAddress from;
    private final IpAddress to;
    private final @Nullable Owner source;
    private final @Nullable Owner target;
    private final Walk walk;
    private final @Nullable ServiceAddress service;

    PathTrace(
            PathTracer tracer,
            IpAddress from,
            IpAddress to,
            @Nullable Owner source,
            @Nullable Owner target,
            Walk walk,
            @Nullable ServiceAddress service) {
        this.tracer = tracer;
        this.from = from;
        this.to = to;
        this.source = source;
        this.target = target;
        this.walk = walk;
        this.service = service;
    }

    /** Returns the address the packet was sent from, before any translation. */
    public IpAddress from() {
        return from;
    }

    /** Returns the address it goes to: of an endpoint, where it was sent to a service. */
    public IpAddress to() {
        return to;
    }

    /** Returns the service it was sent to, if it was. */
    public Optional<ServiceAddress> service() {
        return Optional.ofNullable(service);
    }

    /** Returns how a person calls the sender. */
    public String fromLabel() {
        return source == null ? "outside" : source.label();
    }

    /** Returns how a person calls the receiver. */
    public String toLabel() {
        return target == null ? (tracer.isPooled(to) ? "nobody" : "outside") : target.label();
    }

    /** Returns how the packet gets from the first node to the next. */
    public PathMode mode() {
        return walk.mode;
    }

    /** Returns what becomes of it. */
    public PathOutcome outcome() {
        return walk.outcome;
    }

    /** Returns the names of the nodes it comes to, in order; the first once more at the end if it loops. */
    public List<String> nodes() {
        List<String> names = new ArrayList<>(walk.length);
        for (int i = 0; i < walk.length; i++) {
            names.add(walk.nodes[i].name);
        }
        return names;
    }

    /** Returns the route taken at each node but the last, in order. */
    public List<KernelRoute> routes() {
        List<KernelRoute> routes = new ArrayList<>(walk.length);
        for (int i = 0; i < walk.length; i++) {
            KernelRoute route = walk.routes[i];
            if (route != null) {
                routes.add(route);
            }
        }
        return routes;
    }

    /** Returns what happens at each node. */
    public List<Hop> hops() {
        return new HopBuilder(this).hops();
    }

    /** Returns all wires, also that from a sending workload to its node. */
    public List<Wire> wires() {
        return new HopBuilder(this).wires();
    }

    /** Returns the source address on the wire: the sender's, or that of the device by which a host sends. */
    public IpAddress sourceAddress() {
        KernelRoute first = walk.length == 0 ? null : walk.routes[0];
        if (source == null || source.workload() != null || first == null) {
            return from;
        }
        if (first.source().isPresent() && first.routeClass() != RouteClass.CONNECTED) {
            return first.source().get();
        }
        String device = first.device().orElse("");
        return walk.nodes[0]
                .kernel
                .rules()
                .device(device, from.family())
                .map(d -> d.address())
                .orElse(from);
    }

    /** Returns the replacement of the source address on the first node, if there is one. */
    public Optional<SourceNat> sourceNat() {
        boolean leaves = walk.length > 1 || walk.outcome == PathOutcome.LEFT_CLUSTER;
        if (source == null || source.workload() == null || !leaves || !tracer.isNatOutgoing(from)) {
            return Optional.empty();
        }
        TraceNode node = walk.nodes[0];
        FelixSettings felix = node.kernel.rules().felix();
        boolean toHost = target != null && target.workload() == null && !target.tunnel();
        if (tracer.isPooled(to) || (toHost && felix.natExcludesHosts())) {
            return Optional.empty();
        }
        IpFamily family = to.family();
        HostAddress own = node.address(family);
        Optional<IpAddress> address = felix.natOutgoingAddress()
                .filter(a -> a.family() == family)
                .or(() -> Optional.ofNullable(own).map(HostAddress::address));
        return address.map(a ->
                new SourceNat(node.name, a, "the sender's pool has natOutgoing and the destination is in no pool"));
    }

    /**
     * Returns how long the sender makes its longest packets, in bytes from the IP header: a workload as long as the MTU of
     * its interface, a host as its route allows.
     */
    public int fullSizeBytes() {
        if (source != null && source.workload() == null) {
            List<Wire> wires = wires();
            return wires.isEmpty() ? 1500 : wires.get(0).deviceMtuBytes();
        }
        return source == null ? 1500 : source.node().podMtuBytes();
    }

    /** Returns the longest packet that reaches the end of the way unfragmented, in bytes; empty if there is no wire. */
    public Optional<Integer> capacityBytes() {
        return wires().stream().map(Wire::capacityBytes).min(Integer::compare);
    }

    /** Returns whether a packet reaches the end of the way unfragmented that is this long, in bytes from its IP header. */
    public boolean fits(int packetBytes) {
        return wires().stream().allMatch(w -> w.fits(packetBytes));
    }

    /** Returns the way of the answers, from the receiver's address to the sender's. */
    public PathTrace reversed() {
        return tracer.trace(to, from);
    }

    /** Returns what is wrong on the way: all of it, each with its cause. */
    public Diagnostics findings() {
        return findings(PathPolicy.NONE);
    }

    /** Returns what is wrong on the way, policy's denials among it. */
    public Diagnostics findings(PathPolicy policy) {
        return new PathFindings(this).find(policy);
    }

    /** Returns what policy is asked about the packet, in the order it is asked. */
    public List<PathCheck> checks() {
        List<PathCheck> checks = new ArrayList<>();
        if (source != null) {
            checks.add(check(source, false, from));
        }
        if (target != null && walk.outcome == PathOutcome.DELIVERED) {
            checks.add(check(target, true, sourceNat().map(SourceNat::address).orElse(from)));
        }
        return checks;
    }

    private PathCheck check(Owner end, boolean ingress, IpAddress seen) {
        return new PathCheck(
                end.node().name, Optional.ofNullable(end.workload()).map(w -> w.name()), ingress, seen, to);
    }

    /** Returns the kernel routes it follows. */
    public KernelPlanner kernel() {
        return tracer.kernel();
    }

    PathTracer tracer() {
        return tracer;
    }

    Walk walk() {
        return walk;
    }

    @Nullable
    Owner source() {
        return source;
    }

    @Nullable
    Owner target() {
        return target;
    }

    /** Returns the way in one line. */
    @Override
    public String toString() {
        return from + " -> " + to + ": " + walk.outcome.text() + ", " + walk.mode.text() + ", by "
                + String.join(" -> ", nodes());
    }
}
