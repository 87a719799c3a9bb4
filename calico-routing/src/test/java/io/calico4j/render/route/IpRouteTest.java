// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.NextHop;
import io.calico4j.route.kernel.RouteClass;
import io.calico4j.route.kernel.RouteKind;
import io.calico4j.route.kernel.RouteProgrammer;
import io.calico4j.route.kernel.RouteScope;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Texts as iproute2 6.1 printed them for these routes. */
class IpRouteTest {
    private static NextHop via(String gateway, String device, boolean onlink) {
        return new NextHop(Optional.of(IpAddress.parse(gateway)), device, onlink);
    }

    private static NextHop on(String device) {
        return new NextHop(Optional.empty(), device, false);
    }

    private static KernelRoute route(String net, int protocol, String source, int mtu, long metric, NextHop... hops) {
        boolean link = hops.length == 1 && hops[0].gateway().isEmpty();
        return new KernelRoute(
                Cidr.parse(net),
                hops.length == 0 ? RouteKind.BLACKHOLE : RouteKind.UNICAST,
                List.of(hops),
                link ? RouteScope.LINK : RouteScope.GLOBAL,
                protocol,
                source.isEmpty() ? Optional.empty() : Optional.of(IpAddress.parse(source)),
                mtu,
                metric,
                RouteProgrammer.FELIX,
                RouteClass.NO_ENCAP,
                false);
    }

    private static final List<KernelRoute> V4 = List.of(
            route("172.16.1.0/24", 2, "172.16.1.11", 0, 0, on("eth0")),
            route(
                    "10.203.0.0/26",
                    12,
                    "",
                    0,
                    1024,
                    via("172.16.1.12", "eth0", false),
                    via("172.16.1.13", "eth0", true)),
            route("10.202.0.0/26", 12, "", 0, 1024, via("172.16.1.12", "eth0", false)),
            route("10.201.0.0/26", 80, "172.16.1.11", 0, 0, via("172.16.1.12", "eth0", true)),
            route("10.200.1.64/26", 99, "", 1450, 5, via("10.200.0.65", "vxlan.calico", true)),
            route("10.200.0.67/32", 3, "172.16.1.11", 1450, 0, on("vxlan.calico")),
            route("10.200.0.66/32", 3, "", 1450, 0, on("vxlan.calico")),
            route("10.200.0.64/26", 3, "", 1450, 0, via("10.200.0.65", "vxlan.calico", true)),
            route("10.200.0.5/32", 3, "", 0, 1024, on("cali1")),
            route("10.200.0.0/26", 80, "", 0, 0),
            route("10.200.0.0/27", 80, "172.16.1.11", 0, 0),
            route("0.0.0.0/0", 3, "", 0, 0, via("172.16.1.1", "eth0", false)));

    private static final List<KernelRoute> V6 = List.of(
            route("::/0", 3, "", 0, 1024, via("2001:db8::ff", "eth0", false)),
            route("fd09::/122", 80, "", 0, 1024),
            route("fd09::40/122", 80, "", 1430, 1024, via("fd09::40", "vx6", true)),
            route("fd09::7/128", 3, "", 0, 1024, on("cali1")),
            route("fd0a:1::/122", 80, "2001:db8::1", 0, 1024, via("2001:db8::2", "eth0", true)),
            route("fd0c::/122", 12, "", 0, 1024, via("2001:db8::2", "eth0", false), via("2001:db8::3", "eth0", false)));

    @Test
    void ipv4_routes_are_listed_by_address_then_the_longest_prefix_first() {
        assertThat(IpRoute.show(V4, IpFamily.V4)).isEqualTo("""
                default via 172.16.1.1 dev eth0\s
                blackhole 10.200.0.0/27 proto 80 src 172.16.1.11\s
                blackhole 10.200.0.0/26 proto 80\s
                10.200.0.5 dev cali1 scope link metric 1024\s
                10.200.0.64/26 via 10.200.0.65 dev vxlan.calico onlink mtu 1450\s
                10.200.0.66 dev vxlan.calico scope link mtu 1450\s
                10.200.0.67 dev vxlan.calico scope link src 172.16.1.11 mtu 1450\s
                10.200.1.64/26 via 10.200.0.65 dev vxlan.calico proto openr metric 5 onlink mtu 1450\s
                10.201.0.0/26 via 172.16.1.12 dev eth0 proto 80 src 172.16.1.11 onlink\s
                10.202.0.0/26 via 172.16.1.12 dev eth0 proto bird metric 1024\s
                10.203.0.0/26 proto bird metric 1024\s
                \tnexthop via 172.16.1.12 dev eth0 weight 1\s
                \tnexthop via 172.16.1.13 dev eth0 weight 1 onlink\s
                172.16.1.0/24 dev eth0 proto kernel scope link src 172.16.1.11\s
                """);
    }

    @Test
    void ipv6_routes_are_listed_with_those_inside_a_prefix_before_it() {
        assertThat(IpRoute.show(V6, IpFamily.V6)).isEqualTo("""
                fd09::7 dev cali1 metric 1024 pref medium
                blackhole fd09::/122 dev lo proto 80 metric 1024 pref medium
                fd09::40/122 via fd09::40 dev vx6 proto 80 metric 1024 onlink mtu 1430 pref medium
                fd0a:1::/122 via 2001:db8::2 dev eth0 proto 80 src 2001:db8::1 metric 1024 onlink pref medium
                fd0c::/122 proto bird metric 1024 pref medium
                \tnexthop via 2001:db8::2 dev eth0 weight 1\s
                \tnexthop via 2001:db8::3 dev eth0 weight 1\s
                default via 2001:db8::ff dev eth0 metric 1024 pref medium
                """);
    }

    @Test
    void json_has_the_members_and_the_order_of_iproute2() {
        assertThat(IpRoute.json(V4.subList(9, 12), IpFamily.V4))
                .isEqualTo("[{\"dst\":\"default\",\"gateway\":\"172.16.1.1\",\"dev\":\"eth0\",\"flags\":[]},"
                        + "{\"type\":\"blackhole\",\"dst\":\"10.200.0.0/27\",\"protocol\":\"80\",\"prefsrc\":\"172.16.1.11\",\"flags\":[]},"
                        + "{\"type\":\"blackhole\",\"dst\":\"10.200.0.0/26\",\"protocol\":\"80\",\"flags\":[]}]\n");
        assertThat(IpRoute.json(V4.subList(4, 5), IpFamily.V4))
                .isEqualTo(
                        "[{\"dst\":\"10.200.1.64/26\",\"gateway\":\"10.200.0.65\",\"dev\":\"vxlan.calico\","
                                + "\"protocol\":\"openr\",\"metric\":5,\"flags\":[\"onlink\"],\"metrics\":[{\"mtu\":1450}]}]\n");
        assertThat(IpRoute.json(V4.subList(1, 2), IpFamily.V4))
                .contains("\"nexthops\":[{\"gateway\":\"172.16.1.12\",\"dev\":\"eth0\",\"weight\":1,\"flags\":[]},"
                        + "{\"gateway\":\"172.16.1.13\",\"dev\":\"eth0\",\"weight\":1,\"flags\":[\"onlink\"]}]");
        assertThat(IpRoute.json(V6.subList(3, 4), IpFamily.V6))
                .isEqualTo(
                        "[{\"dst\":\"fd09::7\",\"dev\":\"cali1\",\"metric\":1024,\"flags\":[],\"pref\":\"medium\"}]\n");
    }

    @Test
    void a_batch_names_everything_the_kernel_needs() {
        assertThat(IpRoute.batch(V4.subList(3, 5))).isEqualTo("""
                        route replace 10.200.1.64/26 proto 99 metric 5 mtu 1450 via 10.200.0.65 dev vxlan.calico onlink
                        route replace 10.201.0.0/26 proto 80 src 172.16.1.11 via 172.16.1.12 dev eth0 onlink
                        """);
    }

    @Test
    void a_batch_takes_no_name_that_could_be_another_command() {
        for (String name : List.of("", "eth0 onlink", "eth0\nroute flush", "a-name-that-is-too-long")) {
            assertThatThrownBy(() -> IpRoute.batch(List.of(route("10.1.0.0/26", 3, "", 0, 0, on(name)))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
