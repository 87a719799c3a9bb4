// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.SnapshotDelta;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.kubernetes.KubernetesNodeSpec;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.PodSpec;
import io.calico4j.kubernetes.PodStatus;
import io.calico4j.resource.Resource;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.node.LiveMigration;
import io.calico4j.resource.node.LiveMigrationTarget;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeBGPSpec;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.pool.IPAMBlock;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.route.fact.BlockSource;
import io.calico4j.route.fact.MigrationState;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.SnapshotFacts;
import io.calico4j.route.fact.WorkloadFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A planner changed with its cluster is the planner of the changed cluster. */
class SnapshotProperties {
    private static final List<String> NODES = List.of("n-1", "n2", "n3");
    private static final List<String> PODS = List.of("p1", "p-2");

    @Property(tries = 150)
    void applying_a_delta_equals_compiling_the_changed_snapshot(@ForAll long seed) {
        Random random = new Random(seed);
        BlockSource blocks = random.nextInt(3) == 0 ? BlockSource.POD_CIDRS : BlockSource.IPAM_BLOCKS;
        ClusterSnapshot snapshot = ClusterSnapshot.of(resources(random, 14));
        RoutePlanner planner = RoutePlanner.compile(snapshot, blocks);
        for (int step = 0; step < 6; step++) {
            ClusterSnapshot next = changed(snapshot, random);
            SnapshotDelta delta = snapshot.deltaTo(next);
            planner = planner.apply(delta);
            RoutePlanner compiled = RoutePlanner.compile(next, blocks);
            for (String node : NODES) {
                assertThat(planner.routesOf(node)).as("%s", delta).isEqualTo(compiled.routesOf(node));
                assertThat(planner.workloadsOf(node)).as("%s", delta).isEqualTo(compiled.workloadsOf(node));
            }
            assertThat(planner.nodes()).isEqualTo(compiled.nodes());
            assertThat(planner.vteps()).isEqualTo(compiled.vteps());
            snapshot = next;
        }
    }

    @Property(tries = 60)
    void the_order_of_objects_never_matters(@ForAll long seed) {
        List<Resource> resources = new ArrayList<>(resources(new Random(seed), 14));
        ClusterSnapshot one = ClusterSnapshot.of(resources);
        List<Resource> survivors = new ArrayList<>(one.resources());
        Collections.shuffle(survivors, new Random(seed));
        RoutePlanner other = RoutePlanner.compile(ClusterSnapshot.of(survivors));
        NODES.forEach(n -> assertThat(other.routesOf(n))
                .isEqualTo(RoutePlanner.compile(one).routesOf(n)));
    }

    @Example
    void an_endpoint_stands_before_its_pod_and_the_pod_comes_back_when_it_goes() {
        Pod pod = pod("p1", "n2", "10.0.0.7");
        WorkloadEndpoint endpoint = endpoint("n2-k8s-p1-eth0", "n2", "10.0.0.9");
        ClusterSnapshot both = ClusterSnapshot.of(List.of(pod, endpoint));
        assertThat(nets(RoutePlanner.compile(both), "n2")).containsExactly("10.0.0.9/32");
        ClusterSnapshot podOnly = both.without(endpoint.key());
        RoutePlanner planner = RoutePlanner.compile(both).apply(both.deltaTo(podOnly));
        assertThat(nets(planner, "n2")).containsExactly("10.0.0.7/32");
        assertThat(planner.workloadsOf("n2").get(0).interfaceName()).startsWith("cali");
    }

    @Example
    void the_target_of_a_live_migration_is_marked() {
        LiveMigration migration = LiveMigration.builder()
                .name("move")
                .namespace("d")
                .spec(s -> s.target(
                        LiveMigrationTarget.builder().selector("vm == 'a'").build()))
                .build();
        WorkloadEndpoint endpoint = endpoint("n2-k8s-p1-eth0", "n2", "10.0.0.9");
        WorkloadEndpoint marked = endpoint.withMetadata(
                endpoint.metadata().toBuilder().putLabel("vm", "a").build());
        ClusterSnapshot before = ClusterSnapshot.of(List.of(marked));
        ClusterSnapshot after = before.with(migration);
        RoutePlanner planner = RoutePlanner.compile(before).apply(before.deltaTo(after));
        assertThat(planner.workloadsOf("n2")).map(WorkloadFact::migration).containsExactly(MigrationState.TARGET);
    }

    @Example
    void a_kubernetes_node_is_read_from_its_annotations() {
        KubernetesNode node = KubernetesNode.builder()
                .name("n3")
                .annotation("projectcalico.org/IPv4Address", "172.16.1.5/24")
                .annotation("projectcalico.org/IPv4IPIPTunnelAddr", "10.9.0.1")
                .build();
        assertThat(RoutePlanner.compile(ClusterSnapshot.of(List.of(node)))
                        .routesOf("n3")
                        .routes())
                .map(L3Route::toString)
                .containsExactly(
                        "10.9.0.1/32 [LOCAL_TUNNEL] pool=NONE node=n3 address=172.16.1.5 tunnels=[IPIP]",
                        "172.16.1.5/32 [LOCAL_HOST] pool=NONE node=n3 address=172.16.1.5");
    }

    @Example
    void a_planner_of_facts_has_no_objects_to_change() {
        RoutePlanner planner = RoutePlanner.compile(RouteFacts.builder().build());
        assertThatThrownBy(() -> planner.apply(new SnapshotDelta(List.of()))).isInstanceOf(IllegalStateException.class);
        assertThat(SnapshotFacts.of(ClusterSnapshot.empty()).facts().nodes()).isEmpty();
    }

    private static List<String> nets(RoutePlanner planner, String node) {
        return planner.workloadsOf(node).stream()
                .flatMap(w -> w.nets().stream())
                .map(Object::toString)
                .toList();
    }

    private static ClusterSnapshot changed(ClusterSnapshot snapshot, Random random) {
        List<Resource> there = snapshot.resources();
        return random.nextBoolean() && !there.isEmpty()
                ? snapshot.without(there.get(random.nextInt(there.size())).key())
                : snapshot.with(resource(random));
    }

    private static List<Resource> resources(Random random, int count) {
        List<Resource> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(resource(random));
        }
        return all;
    }

    private static Resource resource(Random random) {
        String node = NODES.get(random.nextInt(NODES.size()));
        String pod = PODS.get(random.nextInt(PODS.size()));
        String address = "10.0.0." + random.nextInt(40);
        return switch (random.nextInt(9)) {
            case 0 ->
                IPPool.builder()
                        .name("pool" + random.nextInt(2))
                        .spec(s -> s.cidr("10.0.0.0/" + (24 + random.nextInt(3)))
                                .vxlanMode(random.nextBoolean() ? "CrossSubnet" : "Never"))
                        .build();
            case 1 -> node(node, random);
            case 2 ->
                KubernetesNode.builder()
                        .name(node)
                        .annotation("projectcalico.org/IPv4Address", "172.16.2." + random.nextInt(20) + "/28")
                        .spec(KubernetesNodeSpec.builder()
                                .podCIDRs(List.of("10.0.0." + 8 * random.nextInt(4) + "/29"))
                                .build())
                        .build();
            case 3, 4 -> block(random, node);
            case 5 -> endpoint(node.replace("-", "--") + "-k8s-" + pod.replace("-", "--") + "-eth0", node, address);
            case 6, 7 -> pod(pod, node, address);
            default ->
                random.nextInt(4) == 0
                        ? FelixConfiguration.builder()
                                .name("default")
                                .spec(s -> s.routeSource(random.nextBoolean() ? "WorkloadIPs" : "CalicoIPAM"))
                                .build()
                        : LiveMigration.builder()
                                .name("m" + random.nextInt(2))
                                .namespace("d")
                                .spec(s -> s.target(LiveMigrationTarget.builder()
                                        .selector("projectcalico.org/namespace == 'd'")
                                        .build()))
                                .build();
        };
    }

    private static Node node(String name, Random random) {
        return Node.builder()
                .name(name)
                .spec(s -> s.bgp(NodeBGPSpec.builder()
                                .ipv4Address("172.16.1." + random.nextInt(20) + "/28")
                                .build())
                        .ipv4VXLANTunnelAddr("10.0.0." + random.nextInt(40)))
                .build();
    }

    private static IPAMBlock block(Random random, String node) {
        int start = 8 * random.nextInt(4);
        String cidr = "10.0.0." + start + "/29";
        return IPAMBlock.builder()
                .name(random.nextInt(4) == 0 ? "odd" + random.nextInt(2) : "10-0-0-" + start + "-29")
                .spec(s -> s.cidr(cidr).affinity("host:" + node))
                .build();
    }

    private static WorkloadEndpoint endpoint(String name, String node, String address) {
        return WorkloadEndpoint.builder()
                .name(name)
                .namespace("d")
                .spec(s -> s.node(node).orchestrator("k8s").endpoint("eth0").ipNetworks(List.of(address + "/32")))
                .build();
    }

    private static Pod pod(String name, String node, String address) {
        return Pod.builder()
                .name(name)
                .namespace("d")
                .spec(PodSpec.builder().nodeName(node).build())
                .status(PodStatus.builder()
                        .podIP(Optional.of(address))
                        .phase(Optional.of("Running"))
                        .build())
                .build();
    }
}
