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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkChangeTest {
    private static final List<String> ADDRESSES = List.of("172.16.1.11/24", "172.16.1.12/24", "172.16.2.13/24");

    private static ClusterSnapshot cluster(String ipip, String vxlan) {
        List<Resource> all = new ArrayList<>();
        all.add(IPPool.builder()
                .name("main")
                .spec(s -> s.cidr("10.200.0.0/16").ipipMode(ipip).vxlanMode(vxlan))
                .build());
        for (int i = 0; i < ADDRESSES.size(); i++) {
            String node = "n" + i;
            String block = "10.200.0." + 64 * i;
            String tunnel = "10.200.0." + (64 * i + 1);
            NodeBGPSpec.Builder bgp = NodeBGPSpec.builder().ipv4Address(ADDRESSES.get(i));
            if (!ipip.equals("Never")) {
                bgp.ipv4IPIPTunnelAddr(tunnel);
            }
            all.add(Node.builder()
                    .name(node)
                    .spec(s -> vxlan.equals("Never")
                            ? s.bgp(bgp.build())
                            : s.bgp(bgp.build()).ipv4VXLANTunnelAddr(tunnel))
                    .build());
            all.add(IPAMBlock.builder()
                    .name("10-200-0-" + 64 * i + "-26")
                    .spec(s -> s.cidr(block + "/26").affinity("host:" + node))
                    .build());
            int pod = 64 * i + 5;
            all.add(WorkloadEndpoint.builder()
                    .name(node + "-k8s-pod" + i + "-eth0")
                    .namespace("shop")
                    .spec(s -> s.node(node)
                            .orchestrator("k8s")
                            .pod("pod")
                            .interfaceName("cali" + node)
                            .ipNetworks(List.of("10.200.0." + pod + "/32")))
                    .build());
        }
        return ClusterSnapshot.of(all);
    }

    @Test
    void nothing_changes_in_no_steps() {
        ClusterSnapshot same = cluster("CrossSubnet", "Never");
        assertThat(NetworkChange.plan(same, same).steps()).isEmpty();
    }

    @Test
    void from_ip_in_ip_to_vxlan_no_packet_is_lost_in_steps_but_some_are_at_once() {
        ClusterSnapshot from = cluster("CrossSubnet", "Never");
        ClusterSnapshot to = cluster("Never", "CrossSubnet");
        ChangePlan plan = NetworkChange.plan(from, to);
        assertThat(plan.steps())
                .map(ChangeStep::title)
                .containsExactly(
                        "Give pods an MTU of 1450 and restart them, node by node",
                        "Let every node keep its IP-in-IP device and set up its VXLAN device",
                        "Let Felix program IP-in-IP routes too (programClusterRoutes: Enabled)",
                        "Change pool main: ipipMode Never, vxlanMode CrossSubnet",
                        "Make the remaining changes, removals among them");
        assertThat(plan.steps()).allMatch(s -> s.verdict() == PairState.REACHABLE, "arrives");
        assertThat(plan.verdict()).isEqualTo(PairState.REACHABLE);
        assertThat(plan.steps().get(4).after()).isEqualTo(to);
        assertThat(plan.direct().verdict()).isEqualTo(PairState.LOSSY);
        assertThat(plan.direct().during(PairState.LOSSY)).isEqualTo(6);
        assertThat(plan.groups()).map(NodeGroup::nodes).containsExactly(List.of("n0", "n1"), List.of("n2"));
    }

    @Test
    void taking_encapsulation_away_across_subnets_cuts_what_routers_do_not_know() {
        ChangePlan plan = NetworkChange.plan(cluster("Always", "Never"), cluster("Never", "Never"));
        assertThat(plan.verdict()).isEqualTo(PairState.CUT);
        ChangeStep change = plan.steps().get(1);
        assertThat(change.title()).isEqualTo("Change pool main: ipipMode Never, vxlanMode Never");
        assertThat(change.after(PairState.CUT)).isEqualTo(4);
        assertThat(change.after(PairState.REACHABLE)).isEqualTo(2);
        assertThat(change.pairs())
                .filteredOn(p -> p.from().equals("n0") && p.to().equals("n2"))
                .map(NodePair::reason)
                .containsExactly("routers between n0 and n2 do not know pods");
        assertThat(plan.steps().get(plan.steps().size() - 1).podMtuBytes()).isEqualTo(1500);
    }

    @Test
    void encapsulation_needs_less_from_pods_before_it_comes() {
        ChangePlan plan = NetworkChange.plan(cluster("Never", "Never"), cluster("CrossSubnet", "Never"));
        assertThat(plan.steps().get(0).title()).startsWith("Give pods an MTU of 1480");
        assertThat(plan.direct().after(PairState.LOSSY)).isEqualTo(4);
        assertThat(plan.direct().pairs())
                .map(NodePair::reason)
                .anyMatch(r -> r.contains("send up to 1500 bytes, the way takes 1480") || r.contains("has no tunl0"));
    }

    /** The cluster as it is written down by changing nothing but its pool. */
    private static ClusterSnapshot withoutTunnelAddresses(ClusterSnapshot cluster) {
        List<Resource> bare = new ArrayList<>();
        for (Node node : cluster.all(Node.class)) {
            bare.add(node.withSpec(node.spec()
                    .withIpv4VXLANTunnelAddr(Optional.empty())
                    .withBgp(node.spec().bgp().map(b -> b.withIpv4IPIPTunnelAddr(Optional.empty())))));
        }
        return cluster.with(bare);
    }

    @Test
    void nodes_get_the_addresses_of_tunnels_that_the_change_turns_on() {
        ClusterSnapshot from = cluster("CrossSubnet", "Never");
        ClusterSnapshot to = withoutTunnelAddresses(cluster("Never", "CrossSubnet"));
        ChangePlan plan = NetworkChange.plan(from, to);
        assertThat(plan.verdict()).isEqualTo(PairState.REACHABLE);
        assertThat(plan.assumedTunnels()).containsExactly("n0", "n1", "n2");
        assertThat(plan.steps().get(4).after().all(Node.class))
                .map(n -> n.spec().ipv4VXLANTunnelAddr().orElseThrow())
                .containsExactly("198.18.0.1", "198.18.0.2", "198.18.0.3");
        assertThat(plan.steps().get(4).after().all(Node.class))
                .allMatch(
                        n -> n.spec()
                                .bgp()
                                .flatMap(NodeBGPSpec::ipv4IPIPTunnelAddr)
                                .isEmpty(),
                        "no IP-in-IP");
    }

    @Test
    void what_a_node_has_or_the_wanted_state_says_is_not_replaced() {
        ClusterSnapshot listed = cluster("CrossSubnet", "Never");
        assertThat(NetworkChange.plan(cluster("Never", "Never"), listed).assumedTunnels())
                .isEmpty();
        ClusterSnapshot bare = withoutTunnelAddresses(listed);
        ChangePlan plan = NetworkChange.plan(cluster("Never", "Never"), bare);
        assertThat(plan.verdict()).isEqualTo(PairState.REACHABLE);
        assertThat(plan.assumedTunnels()).containsExactly("n0", "n1", "n2");
        ClusterSnapshot otherPod =
                listed.without(listed.all(WorkloadEndpoint.class).get(0).key());
        assertThat(NetworkChange.plan(listed, withoutTunnelAddresses(otherPod)).assumedTunnels())
                .as("IP-in-IP is on before, too")
                .isEmpty();
    }

    @Test
    void a_pool_that_the_settings_contradict_is_told() {
        ClusterSnapshot to = cluster("Always", "Never")
                .with(FelixConfiguration.builder()
                        .name("default")
                        .spec(s -> s.ipipEnabled(false))
                        .build());
        ChangePlan plan = NetworkChange.plan(cluster("Never", "Never"), to);
        assertThat(plan.verdict()).isEqualTo(PairState.CUT);
        assertThat(plan.direct().pairs())
                .map(NodePair::reason)
                .contains("n0 has no tunl0: a pool asks for it, but the FelixConfiguration turns it off");
    }
}
