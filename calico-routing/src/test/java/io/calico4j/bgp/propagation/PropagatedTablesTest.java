// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.Clusters;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.path.PathMode;
import io.calico4j.path.PathOutcome;
import io.calico4j.path.PathTrace;
import io.calico4j.path.PathTracer;
import io.calico4j.resource.Resource;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.kernel.Dataplane;
import io.calico4j.route.kernel.KernelPlanner;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.RouteCompatibility;
import io.calico4j.route.kernel.RouteProgrammer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Kernel routes made of what BGP really brings to a node. */
class PropagatedTablesTest {
    private static final String BLOCK = """
            apiVersion: projectcalico.org/v3
            kind: IPAMBlock
            metadata:
              name: %s
            spec:
              cidr: %s
              affinity: host:%s
              allocations: [0, 1, null, null, null, null, null, null]
              unallocated: [2, 3, 4, 5, 6, 7]
              attributes:
                - secondary: {node: %s}
                - secondary: {node: %s}
              strictAffinity: false
              deleted: false
            """;

    private static final String POD = """
            apiVersion: projectcalico.org/v3
            kind: WorkloadEndpoint
            metadata:
              name: r2n1-k8s-db--0-eth0
              namespace: shop
            spec:
              orchestrator: k8s
              node: r2n1
              pod: db-0
              endpoint: eth0
              interfaceName: cali0123456789a
              ipNetworks: [198.51.100.145/32]
            """;

    private static String block(String cidr, String owner, String second) {
        return BLOCK.formatted(cidr.replaceAll("[.:/]+", "-"), cidr, owner, owner, second);
    }

    private static List<KernelRoute> routes(KernelPlanner kernel, String node) {
        return kernel.dataplaneOf(node).routes();
    }

    private static KernelPlanner mesh(ClusterSnapshot snapshot) {
        return KernelPlanner.of(RoutePlanner.compile(snapshot), Dataplane.from(snapshot));
    }

    private static KernelPlanner chosen(ClusterSnapshot snapshot) {
        return PropagatedTables.kernel(snapshot, Dataplane.from(snapshot), RouteCompatibility.CORRECT);
    }

    private static List<String> ip(KernelPlanner kernel, String node) {
        return routes(kernel, node).stream()
                .filter(r -> r.programmer() == RouteProgrammer.BIRD)
                .map(PropagatedTablesTest::text)
                .toList();
    }

    private static String text(KernelRoute r) {
        String hops = r.nextHops().stream()
                .map(h -> " via " + h.gateway().orElseThrow() + " dev " + h.device())
                .collect(Collectors.joining());
        return r.kind().text() + " " + r.destination() + hops + " metric " + r.metric();
    }

    @Property(tries = 120)
    void a_followed_mesh_gives_the_routes_of_the_shortcut(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> all = new ArrayList<>();
        List<String> modes =
                List.of("ipipMode: Never", "ipipMode: Always", "ipipMode: CrossSubnet", "vxlanMode: Always");
        for (int pool = 0; pool < 3; pool++) {
            all.add(Clusters.pool("pool" + pool, "10.24" + pool + ".0.0/24", modes.get(random.nextInt(modes.size()))));
        }
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            all.add(Clusters.node("n" + i, "10.9." + random.nextInt(2) + "." + (10 + i) + "/24", "", ""));
        }
        for (int i = 0; i < 6; i++) {
            String owner = "n" + random.nextInt(count);
            String second = random.nextInt(3) == 0 ? "n" + random.nextInt(count) : owner;
            all.add(block("10.24" + random.nextInt(3) + ".0." + i * 8 + "/29", owner, second));
        }
        ClusterSnapshot snapshot = Clusters.of(all.toArray(String[]::new));
        assertThat(PropagatedTables.isPlainMesh(snapshot)).isTrue();
        KernelPlanner shortcut = mesh(snapshot);
        KernelPlanner followed = shortcut.with(PropagatedTables.of(BgpPlan.of(snapshot)));
        for (int i = 0; i < count; i++) {
            assertThat(routes(followed, "n" + i)).as("n%d", i).isEqualTo(routes(shortcut, "n" + i));
            for (int last = 0; last < 48; last++) {
                IpAddress address = IpAddress.parse("10.240.0." + last);
                assertThat(followed.kernelOf("n" + i).best(address))
                        .isEqualTo(shortcut.kernelOf("n" + i).best(address));
                assertThat(followed.kernelOf("n" + i).matching(address))
                        .isEqualTo(shortcut.kernelOf("n" + i).matching(address));
            }
        }
    }

    @Example
    void clients_of_reflectors_have_routes_to_each_other_by_their_own_addresses() {
        ClusterSnapshot snapshot = Topologies.reflectors();
        assertThat(PropagatedTables.isPlainMesh(snapshot)).isFalse();
        assertThat(ip(chosen(snapshot), "n12"))
                .contains(
                        "unicast 10.244.11.0/26 via 10.9.1.1 dev eth0 metric 1024",
                        "unicast 10.244.22.0/26 via 10.9.2.2 dev eth0 metric 1024",
                        "blackhole 10.244.12.0/26 metric 0")
                .hasSize(9);
    }

    @Example
    void without_mesh_and_peers_there_is_no_way() {
        ClusterSnapshot snapshot = Clusters.of(
                Clusters.pool("main", "10.244.0.0/16", "ipipMode: Always"),
                Clusters.configuration("nodeToNodeMeshEnabled: false"),
                Clusters.node("n1", "10.9.0.1/24", "", ""),
                Clusters.node("n2", "10.9.0.2/24", "", ""),
                block("10.244.1.0/29", "n1", "n1"),
                block("10.244.2.0/29", "n2", "n2"));
        assertThat(ip(chosen(snapshot), "n1")).containsExactly("blackhole 10.244.1.0/29 metric 0");
        PathTrace trace = PathTracer.of(chosen(snapshot), snapshot)
                .trace(IpAddress.parse("10.9.0.1"), IpAddress.parse("10.244.2.1"));
        assertThat(trace.outcome()).isEqualTo(PathOutcome.UNREACHABLE);
        assertThat(trace.findings())
                .extracting(Diagnostic::code)
                .extracting(Object::toString)
                .anyMatch(c -> c.contains("CAL7001"));
    }

    @Example
    void a_pool_that_is_not_exported_stays_on_its_node() {
        ClusterSnapshot snapshot = Clusters.of(
                Clusters.pool("hidden", "10.244.0.0/16", "disableBGPExport: true"),
                Clusters.node("n1", "10.9.0.1/24", "", ""),
                Clusters.node("n2", "10.9.0.2/24", "", ""),
                block("10.244.1.0/29", "n1", "n1"),
                block("10.244.2.0/29", "n2", "n2"));
        assertThat(ip(mesh(snapshot), "n1")).hasSize(2);
        assertThat(ip(chosen(snapshot), "n1")).containsExactly("blackhole 10.244.1.0/29 metric 0");
    }

    @Example
    void packets_between_racks_go_by_the_routers_that_announced_them() {
        ClusterSnapshot racks =
                Topologies.racks().with(Clusters.of(POD).resources().toArray(Resource[]::new));
        BgpNetwork network = Topologies.withRouters(BgpNetwork.of(BgpPlan.of(racks)));
        KernelPlanner kernel =
                mesh(racks).with(PropagatedTables.of(network, BgpNetwork.of(BgpPlan.of(racks), IpFamily.V6)));
        assertThat(ip(kernel, "r1n1"))
                .contains(
                        "unicast 0.0.0.0/0 via 10.9.1.254 dev eth0 metric 2147483547",
                        "unicast 198.51.100.144/28 via 10.9.1.254 dev eth0 metric 2147483547");
        assertThat(kernel.isBgpRouter(IpAddress.parse("10.9.1.254"))).isTrue();
        assertThat(kernel.isBgpRouter(IpAddress.parse("10.9.1.1"))).isFalse();
        PathTrace trace =
                PathTracer.of(kernel, racks).trace(IpAddress.parse("10.9.1.1"), IpAddress.parse("198.51.100.145"));
        assertThat(trace.routes().get(0).destination()).isEqualTo(Cidr.parse("198.51.100.144/28"));
        assertThat(trace.nodes()).containsExactly("r1n1", "r2n1");
        assertThat(trace.mode()).isEqualTo(PathMode.NATIVE_OTHER_SUBNET);
        assertThat(trace.outcome()).isEqualTo(PathOutcome.DELIVERED);
        assertThat(trace.findings().stream().map(d -> d.code().toString())).noneMatch(c -> c.contains("CAL7006"));
        PathTrace outside =
                PathTracer.of(kernel, racks).trace(IpAddress.parse("10.9.1.1"), IpAddress.parse("192.0.2.1"));
        assertThat(outside.outcome()).isEqualTo(PathOutcome.LEFT_CLUSTER);
        assertThat(outside.routes().get(0).gateway()).contains(IpAddress.parse("10.9.1.254"));
    }
}
