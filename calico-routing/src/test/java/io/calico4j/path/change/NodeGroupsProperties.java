// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.resource.Resource;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeBGPSpec;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.pool.IPAMBlock;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.kernel.Dataplane;
import io.calico4j.route.kernel.KernelPlanner;
import io.calico4j.route.kernel.RouteCompatibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a plan says of groups of nodes is true of every two of their nodes. */
class NodeGroupsProperties {
    private static final List<String> MODES = List.of("Never", "CrossSubnet", "Always");

    private static ClusterSnapshot cluster(Random nodes, Random modes, int count) {
        List<Resource> all = new ArrayList<>();
        boolean vxlan = modes.nextBoolean();
        boolean vxlanV6 = modes.nextBoolean();
        String mode = MODES.get(modes.nextInt(3));
        String second = MODES.get(modes.nextInt(3));
        all.add(pool("main", "10.200.0.0/17", vxlan ? "Never" : mode, vxlan ? mode : "Never"));
        all.add(pool("other", "10.200.128.0/17", second, "Never"));
        all.add(pool("six", "fd00:200::/48", "Never", vxlanV6 ? "Always" : "Never"));
        if (modes.nextBoolean()) {
            all.add(FelixConfiguration.builder()
                    .name("default")
                    .spec(s -> s.programClusterRoutes(modes.nextBoolean() ? "Enabled" : "Disabled"))
                    .build());
        }
        for (int i = 0; i < count; i++) {
            all.addAll(node(nodes, i));
        }
        return ClusterSnapshot.of(all);
    }

    private static IPPool pool(String name, String cidr, String ipip, String vxlan) {
        return IPPool.builder()
                .name(name)
                .spec(s -> s.cidr(cidr).ipipMode(ipip).vxlanMode(vxlan))
                .build();
    }

    private static List<Resource> node(Random random, int i) {
        String name = "n" + (100 + i);
        int subnet = random.nextInt(2);
        String main = "10.200." + i;
        NodeBGPSpec.Builder bgp = NodeBGPSpec.builder().ipv4Address("172.16." + subnet + "." + (10 + i) + "/24");
        boolean six = random.nextInt(4) > 0;
        if (six) {
            bgp.ipv6Address("fd00:172:16:" + subnet + "::" + (10 + i) + "/64");
        }
        if (random.nextInt(5) > 0) {
            bgp.ipv4IPIPTunnelAddr(main + ".1");
        }
        boolean vxlan = random.nextInt(5) > 0;
        boolean pods = random.nextInt(6) > 0;
        boolean podsOfOther = random.nextInt(3) == 0;
        List<Resource> all = new ArrayList<>();
        all.add(Node.builder()
                .name(name)
                .spec(s -> vxlan
                        ? s.bgp(bgp.build())
                                .ipv4VXLANTunnelAddr(main + ".2")
                                .ipv6VXLANTunnelAddr("fd00:200:0:" + i + "::2")
                        : s.bgp(bgp.build()))
                .build());
        block(all, name, main + ".0/26");
        if (pods) {
            pod(all, name, "a", main + ".5/32");
        }
        if (podsOfOther) {
            block(all, name, "10.200." + (128 + i) + ".0/26");
            pod(all, name, "b", "10.200." + (128 + i) + ".6/32");
        }
        if (six && pods) {
            block(all, name, "fd00:200:0:" + i + "::/122");
            pod(all, name, "c", "fd00:200:0:" + i + "::7/128");
        }
        return all;
    }

    private static void block(List<Resource> all, String node, String cidr) {
        all.add(IPAMBlock.builder()
                .name(cidr.replaceAll("[.:/]+", "-"))
                .spec(s -> s.cidr(cidr).affinity("host:" + node))
                .build());
    }

    private static void pod(List<Resource> all, String node, String pod, String net) {
        all.add(WorkloadEndpoint.builder()
                .name(node + "-k8s-" + pod + "-eth0")
                .namespace("shop")
                .spec(s -> s.node(node)
                        .orchestrator("k8s")
                        .pod(pod)
                        .interfaceName("cali" + node + pod)
                        .ipNetworks(List.of(net)))
                .build());
    }

    private static KernelPlanner kernel(ClusterSnapshot snapshot) {
        return KernelPlanner.of(
                RoutePlanner.compile(snapshot), Dataplane.from(snapshot, 1500), RouteCompatibility.EXACT);
    }

    @Property(tries = 60)
    void groups_stand_for_all_pairs_of_their_nodes(@ForAll long seed) {
        Random random = new Random(seed);
        int count = 2 + random.nextInt(6);
        ClusterSnapshot from = cluster(new Random(seed), random, count);
        ClusterSnapshot to = cluster(new Random(seed), random, count);
        ChangePlan grouped = NetworkChange.plan(from, to, NodeGroupsProperties::kernel, true);
        ChangePlan single = NetworkChange.plan(from, to, NodeGroupsProperties::kernel, false);
        assertThat(grouped.steps())
                .map(ChangeStep::title)
                .isEqualTo(single.steps().stream().map(ChangeStep::title).toList());
        Map<String, Integer> groupOf = new HashMap<>();
        for (int g = 0; g < grouped.groups().size(); g++) {
            for (String node : grouped.groups().get(g).nodes()) {
                groupOf.put(node, g);
            }
        }
        for (int i = 0; i < grouped.steps().size(); i++) {
            same(grouped.steps().get(i), single.steps().get(i), groupOf);
        }
        same(grouped.direct(), single.direct(), groupOf);
    }

    private static void same(ChangeStep grouped, ChangeStep single, Map<String, Integer> groupOf) {
        Map<String, NodePair> known = new HashMap<>();
        grouped.pairs().forEach(p -> known.put(groupOf.get(p.from()) + ">" + groupOf.get(p.to()), p));
        assertThat(single.pairs()).allSatisfy(p -> {
            NodePair of = Objects.requireNonNull(known.get(groupOf.get(p.from()) + ">" + groupOf.get(p.to())));
            assertThat(of.during()).as("%s", p).isEqualTo(p.during());
            assertThat(of.after()).as("%s", p).isEqualTo(p.after());
        });
        for (PairState state : PairState.values()) {
            assertThat(grouped.during(state)).isEqualTo(single.during(state));
            assertThat(grouped.after(state)).isEqualTo(single.after(state));
        }
    }

    @Example
    void a_large_cluster_is_a_few_groups_that_count_all_pairs() {
        List<Resource> all = new ArrayList<>();
        all.add(pool("main", "10.128.0.0/9", "CrossSubnet", "Never"));
        for (int i = 0; i < 600; i++) {
            String name = "n" + (1000 + i);
            String block = "10." + (128 + i / 200) + "." + i % 200;
            String address = "172.16." + i % 3 + "." + (10 + i / 3) + "/24";
            String tunnel = block + ".1";
            all.add(Node.builder()
                    .name(name)
                    .spec(s -> s.bgp(NodeBGPSpec.builder()
                            .ipv4Address(address)
                            .ipv4IPIPTunnelAddr(tunnel)
                            .build()))
                    .build());
            block(all, name, block + ".0/26");
            pod(all, name, "a", block + ".5/32");
        }
        ClusterSnapshot from = ClusterSnapshot.of(all);
        ClusterSnapshot to = from.with(pool("main", "10.128.0.0/9", "Always", "Never"));
        ChangePlan plan = NetworkChange.plan(from, to);
        assertThat(plan.groups()).hasSize(3);
        assertThat(plan.groups().get(2).subnets()).containsExactly("172.16.2.0/24");
        assertThat(plan.direct().after(PairState.REACHABLE)).isEqualTo(600L * 599);
        assertThat(plan.verdict()).isEqualTo(PairState.REACHABLE);
    }
}
