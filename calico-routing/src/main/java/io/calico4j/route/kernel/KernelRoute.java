// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A route in the kernel's main table.
 *
 * @param destination the addresses it is for
 * @param kind what happens to a packet
 * @param nextHops the ways out: none for a blackhole, several only where equal routes were merged
 * @param scope how far away the destinations are
 * @param protocol the number that says who made it: 2 the kernel, 3 boot, 12 BIRD, 80 Felix
 * @param source the source address that packets of the node itself take, if the route sets one
 * @param mtuBytes the MTU that the route sets, in bytes; 0 for that of the device
 * @param metric its metric, the lower the better among routes with one destination; IPv6 has 1024 where none was set
 * @param programmer who puts it there
 * @param routeClass what it is for
 * @param selfGateway whether its gateway is the node itself: a defect of Calico, only in {@link RouteCompatibility#EXACT}
 */
public record KernelRoute(
        Cidr destination,
        RouteKind kind,
        List<NextHop> nextHops,
        RouteScope scope,
        int protocol,
        Optional<IpAddress> source,
        int mtuBytes,
        long metric,
        RouteProgrammer programmer,
        RouteClass routeClass,
        boolean selfGateway) {
    /** The order of tables: IPv4 first, by address, prefix length, metric, then the route's class. */
    public static final Comparator<KernelRoute> TABLE_ORDER = Comparator.comparing(KernelRoute::destination)
            .thenComparing(KernelRoute::metric)
            .thenComparing(KernelRoute::routeClass)
            .thenComparing(KernelRoute::programmer);

    /** The protocol of routes that the kernel makes. */
    public static final int PROTOCOL_KERNEL = 2;

    /** The protocol of routes whose maker did not say. */
    public static final int PROTOCOL_BOOT = 3;

    /** The protocol of BIRD's routes. */
    public static final int PROTOCOL_BIRD = 12;

    /** The protocol of Felix's routes between nodes. */
    public static final int PROTOCOL_FELIX = 80;

    /** Copies the list. */
    public KernelRoute {
        nextHops = List.copyOf(nextHops);
    }

    /** Returns the gateway of the only next hop. */
    public Optional<IpAddress> gateway() {
        return nextHops.size() == 1 ? nextHops.get(0).gateway() : Optional.empty();
    }

    /** Returns the device of the only next hop. */
    public Optional<String> device() {
        return nextHops.size() == 1 ? Optional.of(nextHops.get(0).device()) : Optional.empty();
    }

    /** Returns whether the only next hop is taken to be on the link. */
    public boolean onlink() {
        return nextHops.size() == 1 && nextHops.get(0).onlink();
    }

    KernelRoute withNextHops(List<NextHop> hops) {
        return new KernelRoute(
                destination,
                kind,
                hops,
                scope,
                protocol,
                source,
                mtuBytes,
                metric,
                programmer,
                routeClass,
                selfGateway);
    }
}
