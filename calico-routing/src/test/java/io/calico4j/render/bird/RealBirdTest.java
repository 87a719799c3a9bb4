// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bird;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.bgp.propagation.BirdKernelRoutes;
import io.calico4j.bgp.propagation.SessionState;
import io.calico4j.bgp.propagation.Topologies;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.kernel.BirdTables;
import java.io.IOException;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the prediction against Debian's BIRD 2 on the reference topologies: sessions, every route with its attributes, and
 * the kernel tables; after a reflector has gone, against the what-if.
 */
class RealBirdTest {

    @BeforeAll
    static void needsBird() {
        String obstacle = BirdLab.obstacle();
        assumeTrue(obstacle.isEmpty(), obstacle);
    }

    @Test
    void a_mesh_of_four_does_as_predicted() throws IOException, InterruptedException {
        BgpPlan plan = BgpPlan.of(Topologies.meshOfFour());
        try (BirdLab lab = new BirdLab()) {
            nodes(lab, plan);
            compare(lab, BgpPropagation.of(BgpNetwork.of(plan)));
        }
    }

    @Test
    void reflectors_do_as_predicted_and_so_they_do_when_one_has_gone() throws IOException, InterruptedException {
        BgpPlan plan = BgpPlan.of(Topologies.reflectors());
        try (BirdLab lab = new BirdLab()) {
            nodes(lab, plan);
            compare(lab, BgpPropagation.of(BgpNetwork.of(plan)));
            lab.stop("rr1");
            compare(lab, BgpPropagation.of(BgpNetwork.of(plan).without("rr1")));
        }
    }

    @Test
    void racks_with_routers_on_top_do_as_predicted() throws IOException, InterruptedException {
        BgpPlan plan = BgpPlan.of(Topologies.racks());
        try (BirdLab lab = new BirdLab()) {
            nodes(lab, plan);
            router(lab, 1, "protocol static { ipv4; route 0.0.0.0/0 blackhole; }");
            router(lab, 2, "");
            compare(lab, BgpPropagation.of(Topologies.withRouters(BgpNetwork.of(plan))));
        }
    }

    private static void nodes(BirdLab lab, BgpPlan plan) throws IOException {
        for (String node : plan.nodeNames()) {
            lab.attach(
                    node,
                    plan.node(node)
                            .orElseThrow()
                            .v4()
                            .nodeAddress()
                            .orElseThrow()
                            .toString());
        }
        for (String node : plan.nodeNames()) {
            lab.startNode(plan, node);
        }
    }

    private static void router(BirdLab lab, int rack, String more) throws IOException {
        int other = 3 - rack;
        lab.attach("tor" + rack, "10.9." + rack + ".254");
        StringBuilder text = new StringBuilder("log stderr all; router id 10.9." + rack + ".254; protocol device {}\n");
        text.append("protocol direct { ipv4; }\n").append("protocol kernel { ipv4 { export none; }; learn; }\n");
        text.append(more).append('\n');
        text.append("filter others { if source ~ [ RTS_DEVICE, RTS_INHERIT ] then reject; accept; }\n");
        for (int i = 1; i <= 2; i++) {
            text.append(session(rack, "n" + i, "10.9." + rack + "." + i, 64700 + rack));
        }
        text.append(session(rack, "tor", "10.9." + other + ".254", 64800 + other));
        lab.start("tor" + rack, text.toString());
    }

    private static String session(int rack, String name, String address, int as) {
        return "protocol bgp " + name + " { local 10.9." + rack + ".254 as " + (64800 + rack) + "; neighbor " + address
                + " as " + as + "; multihop; connect delay time 1; connect retry time 3;"
                + " ipv4 { import all; export filter others; gateway recursive; }; }\n";
    }

    private static void compare(BirdLab lab, BgpPropagation predicted) throws InterruptedException {
        for (String node : predicted.network().plan().nodeNames()) {
            if (predicted.network().down().contains(node)) {
                continue;
            }
            NavigableSet<String> sessions = predicted.sessions().stream()
                    .filter(s -> s.node().equals(node) && s.isEstablished())
                    .map(SessionState::session)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(BirdLab.await(sessions, () -> established(lab, node)))
                    .as("sessions of %s", node)
                    .isEqualTo(sessions);
            NavigableSet<String> routes = BirdTable.predicted(predicted, node);
            assertThat(BirdLab.await(routes, () -> BirdTable.parse(lab.birdc(node, "show", "route", "all"))))
                    .as("routes of %s", node)
                    .isEqualTo(routes);
            NavigableSet<String> kernel = kernel(predicted, node);
            assertThat(BirdLab.await(kernel, () -> kernel(lab.kernel(node))))
                    .as("kernel of %s", node)
                    .isEqualTo(kernel);
        }
    }

    private static NavigableSet<String> established(BirdLab lab, String node) {
        return lab.birdc(node, "show", "protocols")
                .lines()
                .filter(l -> l.contains("Established"))
                .map(l -> l.substring(0, l.indexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static NavigableSet<String> kernel(BgpPropagation predicted, String node) {
        assertThat(predicted.network().family()).isEqualTo(IpFamily.V4);
        NavigableSet<String> lines = new TreeSet<>();
        Optional<IpAddress> router = predicted
                .network()
                .plan()
                .node(node)
                .flatMap(n -> n.v4().subnet())
                .map(s -> s.address(253));
        for (BirdTables.Route route : BirdKernelRoutes.of(predicted, node, false, router)) {
            lines.add((route.isBlackhole() ? "blackhole " : "") + route.destination() + " " + route.gateways()
                    + " metric " + route.metric());
        }
        return lines;
    }

    /** The lines of {@code ip route}; the gateways of an ECMP route stand on lines of their own. */
    private static NavigableSet<String> kernel(String text) {
        NavigableSet<String> lines = new TreeSet<>();
        for (String block : text.replace("\n\t", " ").split("\n", -1)) {
            if (block.isBlank()) {
                continue;
            }
            String[] words = block.strip().split("\\s+", -1);
            boolean blackhole = words[0].equals("blackhole");
            String destination = words[blackhole ? 1 : 0];
            NavigableSet<String> gateways = new TreeSet<>();
            String metric = "0";
            for (int i = 1; i < words.length; i++) {
                if (words[i - 1].equals("via")) {
                    gateways.add(words[i]);
                } else if (words[i - 1].equals("metric")) {
                    metric = words[i];
                }
            }
            String whole = destination.equals("default")
                    ? "0.0.0.0/0"
                    : destination.contains("/") ? destination : destination + "/32";
            lines.add((blackhole ? "blackhole " : "") + whole + " " + gateways + " metric " + metric);
        }
        return lines;
    }
}
