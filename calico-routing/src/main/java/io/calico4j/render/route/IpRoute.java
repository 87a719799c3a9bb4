// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.route;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.NextHop;
import io.calico4j.route.kernel.RouteKind;
import io.calico4j.route.kernel.RouteScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Kernel routes as iproute2 prints them and takes them: {@code ip route show}, {@code ip -j route show}, {@code ip -batch}.
 *
 * <p>Authority: iproute2 6.1. The kernel lists IPv4 routes by address and, of one address, the longest prefix first; IPv6
 * routes with those inside a prefix before it. Routes with one destination come by metric.
 */
public final class IpRoute {
    /** The order in which the kernel lists routes. */
    public static final Comparator<KernelRoute> LISTING = Comparator.comparing(
                    KernelRoute::destination, IpRoute::listed)
            .thenComparing(KernelRoute::metric)
            .thenComparing(KernelRoute::routeClass);

    private IpRoute() {}

    private static int listed(Cidr a, Cidr b) {
        if (a.isV4() != b.isV4()) {
            return a.isV4() ? -1 : 1;
        }
        if (a.isV6() && !a.equals(b) && a.overlaps(b)) {
            return a.prefixLength() > b.prefixLength() ? -1 : 1;
        }
        int byAddress = a.network().compareTo(b.network());
        return byAddress != 0 ? byAddress : Integer.compare(b.prefixLength(), a.prefixLength());
    }

    /** Returns what {@code ip route show} prints, or {@code ip -6 route show}: a line for each route and each next hop. */
    public static String show(List<KernelRoute> routes, IpFamily family) {
        StringBuilder out = new StringBuilder();
        for (KernelRoute route : listed(routes, family)) {
            out.append(line(route));
        }
        return out.toString();
    }

    private static List<KernelRoute> listed(List<KernelRoute> routes, IpFamily family) {
        return routes.stream()
                .filter(r -> r.destination().family() == family)
                .sorted(LISTING)
                .toList();
    }

    /** Returns one route as {@code ip route show} prints it, with the line feed at its end. */
    public static String line(KernelRoute route) {
        StringBuilder out = new StringBuilder();
        boolean v6 = route.destination().isV6();
        if (route.kind() != RouteKind.UNICAST) {
            out.append(route.kind().text()).append(' ');
        }
        out.append(destination(route)).append(' ');
        if (route.nextHops().size() == 1) {
            hop(route.nextHops().get(0), out);
        } else if (v6 && route.kind() != RouteKind.UNICAST) {
            out.append("dev lo ");
        }
        if (route.protocol() != KernelRoute.PROTOCOL_BOOT) {
            out.append("proto ").append(RouteProtocols.name(route.protocol())).append(' ');
        }
        if (!v6 && route.scope() != RouteScope.GLOBAL) {
            out.append("scope ").append(route.scope().text()).append(' ');
        }
        route.source().ifPresent(s -> out.append("src ").append(s).append(' '));
        if (route.metric() != 0) {
            out.append("metric ").append(route.metric()).append(' ');
        }
        out.append(route.onlink() ? "onlink " : "");
        if (route.mtuBytes() != 0) {
            out.append("mtu ").append(route.mtuBytes()).append(' ');
        }
        out.append(v6 ? "pref medium" : "").append('\n');
        if (route.nextHops().size() > 1) {
            for (NextHop hop : route.nextHops()) {
                out.append("\tnexthop ");
                hop(hop, out);
                out.append("weight 1 ").append(hop.onlink() ? "onlink " : "").append('\n');
            }
        }
        return out.toString();
    }

    private static void hop(NextHop hop, StringBuilder out) {
        hop.gateway().ifPresent(g -> out.append("via ").append(g).append(' '));
        out.append("dev ").append(hop.device()).append(' ');
    }

    private static String destination(KernelRoute route) {
        Cidr cidr = route.destination();
        if (cidr.prefixLength() == 0) {
            return "default";
        }
        return cidr.isSingleAddress() ? cidr.network().toString() : cidr.toString();
    }

    /** Returns what {@code ip -j route show} prints, or {@code ip -j -6 route show}: one line with a JSON array. */
    public static String json(List<KernelRoute> routes, IpFamily family) {
        List<String> objects = new ArrayList<>();
        for (KernelRoute route : listed(routes, family)) {
            objects.add(object(route));
        }
        return "[" + String.join(",", objects) + "]\n";
    }

    private static String object(KernelRoute route) {
        List<String> members = new ArrayList<>();
        Consumer<String> add = members::add;
        boolean v6 = route.destination().isV6();
        if (route.kind() != RouteKind.UNICAST) {
            add.accept(text("type", route.kind().text()));
        }
        add.accept(text("dst", destination(route)));
        if (route.nextHops().size() == 1) {
            hop(route.nextHops().get(0), add);
        } else if (v6 && route.kind() != RouteKind.UNICAST) {
            add.accept(text("dev", "lo"));
        }
        if (route.protocol() != KernelRoute.PROTOCOL_BOOT) {
            add.accept(text("protocol", RouteProtocols.name(route.protocol())));
        }
        if (!v6 && route.scope() != RouteScope.GLOBAL) {
            add.accept(text("scope", route.scope().text()));
        }
        route.source().ifPresent(s -> add.accept(text("prefsrc", s.toString())));
        if (route.metric() != 0) {
            add.accept("\"metric\":" + route.metric());
        }
        add.accept(flags(route.onlink()));
        if (route.mtuBytes() != 0) {
            add.accept("\"metrics\":[{\"mtu\":" + route.mtuBytes() + "}]");
        }
        if (v6) {
            add.accept(text("pref", "medium"));
        }
        if (route.nextHops().size() > 1) {
            add.accept("\"nexthops\":[" + String.join(",", hops(route)) + "]");
        }
        return "{" + String.join(",", members) + "}";
    }

    private static List<String> hops(KernelRoute route) {
        List<String> hops = new ArrayList<>();
        for (NextHop hop : route.nextHops()) {
            List<String> members = new ArrayList<>();
            hop(hop, members::add);
            members.add("\"weight\":1");
            members.add(flags(hop.onlink()));
            hops.add("{" + String.join(",", members) + "}");
        }
        return hops;
    }

    private static void hop(NextHop hop, Consumer<String> add) {
        hop.gateway().ifPresent(g -> add.accept(text("gateway", g.toString())));
        add.accept(text("dev", hop.device()));
    }

    private static String flags(boolean onlink) {
        return onlink ? "\"flags\":[\"onlink\"]" : "\"flags\":[]";
    }

    private static String text(String name, String value) {
        StringBuilder out = new StringBuilder("\"").append(name).append("\":\"");
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }

    /**
     * Returns commands for {@code ip -batch} that put routes into the main table, in table order.
     *
     * @throws IllegalArgumentException if the name of a device is none the kernel takes
     */
    public static String batch(List<KernelRoute> routes) {
        StringBuilder out = new StringBuilder();
        for (KernelRoute route : routes.stream().sorted(KernelRoute.TABLE_ORDER).toList()) {
            // the family follows from the destination; a batch takes no option for it
            out.append("route replace ");
            if (route.kind() != RouteKind.UNICAST) {
                out.append(route.kind().text()).append(' ');
            }
            out.append(route.destination()).append(" proto ").append(route.protocol());
            if (route.metric() != 0) {
                out.append(" metric ").append(route.metric());
            }
            route.source().ifPresent(s -> out.append(" src ").append(s));
            if (route.mtuBytes() != 0) {
                out.append(" mtu ").append(route.mtuBytes());
            }
            for (NextHop hop : route.nextHops()) {
                out.append(route.nextHops().size() > 1 ? " nexthop" : "");
                hop.gateway().ifPresent(g -> out.append(" via ").append(g));
                out.append(" dev ").append(device(hop.device())).append(hop.onlink() ? " onlink" : "");
            }
            out.append(route.nextHops().size() == 1 && route.scope() == RouteScope.LINK ? " scope link" : "");
            out.append('\n');
        }
        return out.toString();
    }

    private static String device(String name) {
        boolean good = !name.isEmpty()
                && name.length() < 16
                && name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '/' && c != '"' && c != '\'' && c != '#');
        if (!good) {
            throw new IllegalArgumentException("no name of a device: \"" + name + "\"");
        }
        return name;
    }
}
