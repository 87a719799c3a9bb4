// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.routes;

import io.calico4j.cli.network.NetworkOptions;
import io.calico4j.net.IpFamily;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.kernel.KernelPlanner;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.NextHop;
import io.calico4j.route.kernel.NodeDataplane;
import io.calico4j.route.kernel.RouteManager;
import io.calico4j.route.kernel.TunnelDevice;
import io.calico4j.route.kernel.VxlanNeighbour;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the command {@code routes} answers; the form of its JSON. */
record RoutesAnswer(
        String node,
        List<String> addresses,
        int podMtu,
        int hostMtu,
        List<String> assumptions,
        List<String> managers,
        List<Device> devices,
        List<Route> routes,
        List<Neighbour> neighbours) {

    /** A tunnel device. */
    record Device(String name, String address, Optional<Integer> mtu, String detail) {}

    /** A route. */
    record Route(
            String destination,
            String kind,
            String by,
            String via,
            String device,
            String leadsTo,
            String how,
            String use,
            String programmer,
            long metric,
            Optional<Integer> mtu) {}

    /** The other end of VXLAN. */
    record Neighbour(String device, String tunnelAddress, String mac, String host) {}

    static RoutesAnswer of(KernelPlanner kernel, String node) {
        RouteWords words = new RouteWords(kernel, node);
        NodeDataplane plane = kernel.dataplaneOf(node);
        NodeFact fact = kernel.planner().node(node).orElseThrow();
        List<String> addresses = new ArrayList<>();
        for (IpFamily family : IpFamily.values()) {
            fact.address(family).map(HostAddress::toString).ifPresent(addresses::add);
        }
        return new RoutesAnswer(
                node,
                addresses,
                plane.mtu().podMtuBytes(),
                plane.mtu().hostMtuBytes(),
                NetworkOptions.assumptions(kernel.dataplane(), List.of(node)),
                plane.managers().stream()
                        .map(RouteManager::name)
                        .map(RoutesAnswer::words)
                        .toList(),
                plane.devices().stream().map(RoutesAnswer::device).toList(),
                plane.routes().stream().map(r -> route(r, words)).toList(),
                plane.neighbours().stream().map(RoutesAnswer::neighbour).toList());
    }

    private static Device device(TunnelDevice device) {
        String detail = device.vxlan()
                .map(v -> "MAC " + v.mac() + ", port " + v.port()
                        + v.vni().map(n -> ", VNI " + n).orElse("")
                        + v.parent().map(p -> ", on " + p).orElse(""))
                .orElse("");
        return new Device(device.name(), device.address().toString(), device.mtuBytes(), detail);
    }

    private static Route route(KernelRoute route, RouteWords words) {
        return new Route(
                route.destination().toString(),
                route.kind().text(),
                route.nextHops().stream()
                        .flatMap(h -> h.gateway().stream())
                        .map(Object::toString)
                        .collect(Collectors.joining(", ")),
                words.via(route),
                route.nextHops().stream().map(NextHop::device).distinct().collect(Collectors.joining(", ")),
                words.leadsTo(route),
                RouteWords.how(route),
                words(route.routeClass().name()),
                words(route.programmer().name()),
                route.metric(),
                route.mtuBytes() == 0 ? Optional.empty() : Optional.of(route.mtuBytes()));
    }

    private static Neighbour neighbour(VxlanNeighbour n) {
        return new Neighbour(
                n.device(),
                n.tunnelAddress().toString(),
                n.mac(),
                n.hostAddress().toString());
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
