// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import static java.util.Objects.requireNonNull;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.net.PrefixMap;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.kernel.Dataplane;
import io.calico4j.route.kernel.KernelPlanner;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.RouteClass;
import io.calico4j.route.kernel.RouteKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows packets through a cluster by the kernel routes of its nodes; immutable and safe for any number of threads.
 *
 * <p>A trace decides at each node as the kernel does and keeps what it decided; hops, headers, MTUs and findings are made of
 * that only when they are asked for. Making a tracer costs linear time in the nodes and workloads, a trace one look-up for
 * each node on the way.
 */
public final class PathTracer {
    /** A packet visits a node once; a longer way than this is a loop in any case. */
    private static final int MOST_NODES = 64;

    private final KernelPlanner kernel;
    private final Directory directory;
    private final Map<String, TraceNode> nodes = new TreeMap<>();
    private final AddressBook book;
    private final PrefixMap<PoolFact> pools;

    private PathTracer(KernelPlanner kernel, Directory directory) {
        this.kernel = kernel;
        this.directory = directory;
        RoutePlanner planner = kernel.planner();
        this.book =
                AddressBook.of(planner, name -> nodes.computeIfAbsent(name, n -> new TraceNode(n, kernel.kernelOf(n))));
        PrefixMap.Builder<PoolFact> b = PrefixMap.builder();
        planner.pools().forEach(p -> b.put(p.cidr(), p));
        this.pools = b.build();
    }

    /** Returns a tracer that knows nodes and addresses, but neither pods nor services by name. */
    public static PathTracer of(KernelPlanner kernel) {
        return new PathTracer(requireNonNull(kernel, "kernel"), Directory.empty());
    }

    /** Returns a tracer that also knows the pods and services of a snapshot by name. */
    public static PathTracer of(KernelPlanner kernel, ClusterSnapshot snapshot) {
        return new PathTracer(requireNonNull(kernel, "kernel"), Directory.of(snapshot));
    }

    /** Returns the tracer of a cluster, with the surroundings that its objects state. */
    public static PathTracer compile(ClusterSnapshot snapshot) {
        return of(KernelPlanner.of(RoutePlanner.compile(snapshot), Dataplane.from(snapshot)), snapshot);
    }

    /** Returns the kernel routes by which packets are followed. */
    public KernelPlanner kernel() {
        return kernel;
    }

    /**
     * Returns the addresses of an end, IPv4 first; empty if there is no such pod, node or service, or it has no address.
     * Those of a service are its cluster addresses.
     */
    public List<IpAddress> addressesOf(PathEnd end) {
        if (end instanceof PathEnd.Address address) {
            return List.of(address.address());
        }
        if (end instanceof PathEnd.Host host) {
            TraceNode node = nodes.get(host.node());
            List<IpAddress> all = new ArrayList<>();
            for (IpFamily family : IpFamily.values()) {
                HostAddress own = node == null ? null : node.address(family);
                if (own != null) {
                    all.add(own.address());
                }
            }
            return all;
        }
        return directory.addressesOf(end);
    }

    /**
     * Follows a packet from one end to another, between their first addresses of one family. A packet to a service goes on
     * to the first of its endpoints; {@link #traces} follows it to each.
     *
     * @throws IllegalArgumentException if an end has no address, or they have none of one family; {@link #addressesOf} tells
     */
    public PathTrace trace(PathEnd from, PathEnd to) {
        return traces(from, to).get(0);
    }

    /** As {@link #trace(PathEnd, PathEnd)}, to every endpoint of a service in the order of their addresses. */
    public List<PathTrace> traces(PathEnd from, PathEnd to) {
        List<IpAddress> sources = addressesOf(from);
        List<IpAddress> targets = addressesOf(to);
        for (IpAddress target : targets) {
            for (IpAddress source : sources) {
                if (source.family() == target.family()) {
                    return traces(source, target);
                }
            }
        }
        throw new IllegalArgumentException(
                "no addresses of one family: " + from + " has " + sources + ", " + to + " has " + targets);
    }

    private List<PathTrace> traces(IpAddress from, IpAddress to) {
        Optional<ServiceAddress> service = directory.service(to);
        if (service.isEmpty()) {
            return List.of(trace(from, to));
        }
        if (service.get().backends().isEmpty()) {
            return List.of(new PathTrace(this, from, to, book.find(from), null, new Walk(), service.get()));
        }
        return service.get().backends().stream()
                .map(backend -> trace(from, backend, service.get()))
                .toList();
    }

    /**
     * Follows a packet from one address to another.
     *
     * @throws IllegalArgumentException if they are not of one family
     */
    public PathTrace trace(IpAddress from, IpAddress to) {
        return trace(from, to, null);
    }

    private PathTrace trace(IpAddress from, IpAddress to, @Nullable ServiceAddress service) {
        if (from.isV4() != to.isV4()) {
            throw new IllegalArgumentException("not of one family: " + from + " and " + to);
        }
        Owner source = book.find(from);
        Owner target = book.find(to);
        Walk walk = new Walk();
        if (source != null) {
            walk(walk, source, target, to);
        } else {
            arrive(walk, target);
        }
        return new PathTrace(this, from, to, source, target, walk, service);
    }

    /** A packet from outside comes to the node of its destination, if the network out there knows the way. */
    private static void arrive(Walk walk, @Nullable Owner target) {
        if (target == null) {
            walk.end(PathOutcome.UNREACHABLE, PathCause.NOBODY);
            return;
        }
        walk.mode = PathMode.OUTSIDE;
        walk.add(target.node(), null);
        walk.end(PathOutcome.DELIVERED, PathCause.NONE);
    }

    private void walk(Walk walk, Owner source, @Nullable Owner target, IpAddress to) {
        TraceNode node = source.node();
        Owner here = target == null ? null : on(target, node);
        if (here != null) {
            walk.mode = here.isSame(source) ? PathMode.SAME_ENDPOINT : PathMode.SAME_NODE;
            walk.add(node, null);
            walk.end(PathOutcome.DELIVERED, PathCause.NONE);
            return;
        }
        // a workload that owns a whole network has the chain of its first address only
        boolean single = target != null && book.isExact(to);
        while (walk.length < MOST_NODES) {
            KernelRoute route =
                    target != null && single ? node.kernel.findElsewhere(to, target.chain()) : node.kernel.find(to);
            walk.add(node, route);
            TraceNode next = step(walk, node, route, target, to);
            if (next == null) {
                return;
            }
            if (walk.mode == PathMode.NONE) {
                walk.mode = mode(node, next, route, to);
            }
            if (walk.contains(next)) {
                walk.add(next, null);
                walk.end(PathOutcome.LOOPED, PathCause.LOOP);
                return;
            }
            node = next;
            if (target != null && on(target, node) != null) {
                walk.add(node, null);
                walk.end(PathOutcome.DELIVERED, PathCause.NONE);
                return;
            }
        }
        walk.end(PathOutcome.LOOPED, PathCause.LOOP);
    }

    private static @Nullable Owner on(Owner target, TraceNode node) {
        Owner owner = target;
        while (owner != null && owner.node() != node) {
            owner = owner.next();
        }
        return owner;
    }

    /** Returns the node the packet comes to next, or null after having ended the walk. */
    private @Nullable TraceNode step(
            Walk walk, TraceNode node, @Nullable KernelRoute route, @Nullable Owner target, IpAddress to) {
        boolean ofPod = target == null ? isPooled(to) : target.workload() != null || target.tunnel();
        if (route == null || route.routeClass() == RouteClass.DEFAULT) {
            // hosts reach each other by the network's own means; pods only by Calico's routes
            if (target != null && !ofPod) {
                return target.node();
            }
            walk.mode = ofPod ? PathMode.NONE : PathMode.OUTSIDE;
            walk.end(
                    ofPod ? PathOutcome.UNREACHABLE : PathOutcome.LEFT_CLUSTER,
                    ofPod ? PathCause.NO_ROUTE : PathCause.NONE);
            return null;
        }
        if (route.kind() != RouteKind.UNICAST) {
            walk.end(PathOutcome.BLACKHOLED, PathCause.BLACKHOLE);
            return null;
        }
        if (route.routeClass() == RouteClass.LOCAL_WORKLOAD) {
            walk.add(node, null);
            walk.end(PathOutcome.DELIVERED, PathCause.NONE);
            return null;
        }
        TraceNode next = next(node, route, target, to);
        if (next == null && !ofPod && target == null) {
            walk.mode = PathMode.OUTSIDE;
            walk.end(PathOutcome.LEFT_CLUSTER, PathCause.NONE);
        } else if (next == null) {
            walk.end(PathOutcome.UNREACHABLE, PathCause.NO_SUCH_GATEWAY);
        }
        return next;
    }

    private @Nullable TraceNode next(TraceNode node, KernelRoute route, @Nullable Owner target, IpAddress to) {
        IpAddress gateway = route.nextHops().get(0).gateway().orElse(null);
        if (target != null && gateway != null && target.node().answers(gateway)) {
            return target.node() == node ? null : target.node();
        }
        Owner owner = gateway == null ? target : book.find(gateway);
        if (owner != null && owner.node() != node) {
            return owner.node();
        }
        if (gateway == null || target == null) {
            return null;
        }
        boolean toRouter =
                gateway.equals(node.kernel.rules().router(to.family()).orElse(null)) || kernel.isBgpRouter(gateway);
        return toRouter ? target.node() : null;
    }

    private static PathMode mode(TraceNode node, TraceNode next, @Nullable KernelRoute route, IpAddress to) {
        RouteClass by = route == null ? RouteClass.DEFAULT : route.routeClass();
        HostAddress there = next.address(to.family());
        return switch (by) {
            case VXLAN_TUNNEL -> PathMode.VXLAN;
            case IPIP_TUNNEL -> PathMode.IPIP;
            case WIREGUARD -> PathMode.WIREGUARD;
            default ->
                there != null && node.isNear(there.address())
                        ? PathMode.NATIVE_SAME_SUBNET
                        : PathMode.NATIVE_OTHER_SUBNET;
        };
    }

    /** Returns whether an address is in a pool from which workloads get theirs. */
    boolean isPooled(IpAddress address) {
        return pools.covering(address).stream().anyMatch(e -> !e.value().loadBalancerOnly());
    }

    /** Returns the innermost pool around an address. */
    Optional<PoolFact> poolOf(IpAddress address) {
        return pools.longestMatch(address).map(PrefixMap.Entry::value);
    }

    /** Returns whether a pool around an address asks for source NAT towards outside. */
    boolean isNatOutgoing(IpAddress address) {
        return pools.covering(address).stream().anyMatch(e -> e.value().natOutgoing());
    }

    /** Returns who has an address; null if nobody in the cluster. */
    @Nullable
    Owner ownerOf(IpAddress address) {
        return book.find(address);
    }
}
