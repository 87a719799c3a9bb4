// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.net.Cidr;
import io.calico4j.path.Header;
import io.calico4j.path.HeaderKind;
import io.calico4j.path.Wire;
import io.calico4j.render.draw.Escapes;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.BlockFact;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.kernel.Dataplane;
import io.calico4j.route.kernel.KernelPlanner;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.xml.sax.InputSource;

class DrawingsTest {
    private static Wire wire(String who) {
        return new Wire(
                who,
                "far",
                "tunl0",
                List.of(
                        new Header(HeaderKind.ETHERNET, List.of(new Header.Field("source", "of eth0", who))),
                        new Header(
                                HeaderKind.IPV4, List.of(new Header.Field("destination", "172.16.2.13", "node far"))),
                        new Header(HeaderKind.IPV4, List.of(new Header.Field("source", "10.200.0.5", who)))),
                1480,
                1500,
                20);
    }

    @Example
    void a_picture_in_text_shows_headers_side_by_side() {
        assertThat(PacketPicture.text(wire("near"), 1480)).isEqualTo("""
                near -> far by tunl0: 1480 + 20 = 1500 bytes of at most 1500
                +--------------+----------------+-----------------+------------+
                | Ethernet     | IPv4           | IPv4            | data       |
                | 14 bytes     | 20 bytes       | 20 bytes        | 1460 bytes |
                | from of eth0 | to 172.16.2.13 | from 10.200.0.5 |            |
                |   near       |   node far     |   near          |            |
                +--------------+----------------+-----------------+------------+
                """);
        assertThat(PacketPicture.text(wire("near"), 1481)).contains("1501 bytes of at most 1500, does not fit");
    }

    @Property(tries = 200)
    void svg_is_well_formed_whatever_the_names(@ForAll String name) throws Exception {
        String svg = PacketPicture.svg(wire(name), 1400);
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("rect").getLength())
                .as("a background and a box for each header and the data")
                .isEqualTo(5);
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    }

    @Property(tries = 300)
    void no_name_ends_a_label_or_adds_a_line(@ForAll String name) {
        String dot = Escapes.dot(name);
        assertThat(dot.substring(1, dot.length() - 1).replace("\\\\", "").replace("\\\"", ""))
                .doesNotContain("\"");
        assertThat(dot).doesNotContain("\n");
        String mermaid = Escapes.mermaid(name);
        assertThat(mermaid.substring(1, mermaid.length() - 1)).doesNotContain("\"", "\n", "[", "]", "<", "|");
    }

    private static NodeFact node(String name, String address) {
        return NodeFact.builder(name).bgpAddress(HostAddress.parse(address)).build();
    }

    @Example
    void a_cluster_is_drawn_by_subnets_and_how_packets_travel_between() {
        KernelPlanner kernel = KernelPlanner.of(
                RoutePlanner.compile(RouteFacts.builder()
                        .add(PoolFact.of("main", Cidr.parse("10.200.0.0/16")).withIpip(EncapsulationMode.CROSS_SUBNET))
                        .add(node("near", "172.16.1.11/24"))
                        .add(node("rackmate", "172.16.1.12/24"))
                        .add(node("far", "172.16.2.13/24"))
                        .add(BlockFact.of(Cidr.parse("10.200.0.0/26"), "near"))
                        .add(BlockFact.of(Cidr.parse("10.200.0.64/26"), "rackmate"))
                        .add(BlockFact.of(Cidr.parse("10.200.0.128/26"), "far"))
                        .build()),
                Dataplane.defaults());
        assertThat(Topology.of(kernel).mermaid()).isEqualTo("""
                flowchart LR
                  subgraph s0["172.16.1.0/24: native inside"]
                    s0n0["near"]
                    s0n1["rackmate"]
                  end
                  subgraph s1["172.16.2.0/24"]
                    s1n0["far"]
                  end
                  s0 <-->|"IP-in-IP"| s1
                """);
        assertThat(Topology.of(kernel).dot())
                .contains("s0n0 -> s1n0 [label=\"IP-in-IP\", ltail=cluster_0, lhead=cluster_1, dir=both];");
        assertThat(RouteTableText.of(kernel.planner().routesOf("near")).lines())
                .contains(
                        "DESTINATION      WHAT             POOL  NODE      ADDRESS      FLAGS",
                        "10.200.0.64/26   remote-workload  ipip  rackmate  172.16.1.12  same-subnet");
    }
}
