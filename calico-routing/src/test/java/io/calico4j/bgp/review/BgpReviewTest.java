// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.bgp.BgpOptions;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.Clusters;
import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.bgp.propagation.Topologies;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each finding with a cluster that has it, and the reference topologies without any. */
class BgpReviewTest {
    private static final String OFF = "nodeToNodeMeshEnabled: false";

    private static List<Code> codes(String... manifests) {
        return codes(Clusters.of(manifests));
    }

    private static List<Code> codes(ClusterSnapshot snapshot) {
        return BgpReview.of(BgpNetwork.of(BgpPlan.of(snapshot)), 40).findings().stream()
                .map(d -> d.code())
                .distinct()
                .toList();
    }

    private static String node(int i, String labels, String more) {
        return Clusters.node("n" + i, "10.0." + i + ".1/24", labels, more);
    }

    private static String pool() {
        return Clusters.pool("main", "10.244.0.0/16", "ipipMode: Never");
    }

    @Test
    void the_reference_topologies_have_no_findings() {
        assertThat(codes(Topologies.meshOfFour())).isEmpty();
        assertThat(codes(Topologies.reflectors())).isEmpty();
    }

    @Test
    void a_mesh_that_is_off_without_reflectors_isolates_and_parts() {
        assertThat(codes(
                        Clusters.configuration(OFF),
                        pool(),
                        node(1, "", ""),
                        node(2, "", ""),
                        Clusters.block("n1", "10.244.1.0/26")))
                .contains(BgpCodes.ISOLATED_NODE, BgpCodes.PARTITION);
    }

    @Test
    void one_reflector_is_too_few_and_a_single_point_of_failure() {
        assertThat(codes(
                        Clusters.configuration(OFF),
                        pool(),
                        node(1, "rr: x", "routeReflectorClusterID: 1.0.0.1"),
                        node(2, "", ""),
                        node(3, "", ""),
                        Clusters.block("n2", "10.244.2.0/26"),
                        Clusters.peer("p", "nodeSelector: \"!has(rr)\"", "peerSelector: has(rr)")))
                .contains(BgpCodes.FEW_REFLECTORS, BgpCodes.SINGLE_POINT_OF_FAILURE)
                .doesNotContain(BgpCodes.PARTITION);
    }

    @Test
    void a_subnet_of_several_nodes_wants_a_reflector() {
        String[] racks = {
            Clusters.configuration(OFF),
            pool(),
            node(1, "rr: x", "routeReflectorClusterID: 1.0.0.1"),
            node(2, "rr: x", "routeReflectorClusterID: 1.0.0.1"),
            Clusters.node("far-1", "10.9.0.11/24", "", ""),
            Clusters.node("far-2", "10.9.0.12/24", "", ""),
            Clusters.node("lone", "10.8.0.13/24", "", ""),
            Clusters.peer("clients", "nodeSelector: \"!has(rr)\"", "peerSelector: has(rr)"),
            Clusters.peer("between", "nodeSelector: has(rr)", "peerSelector: has(rr)")
        };
        assertThat(BgpReview.of(BgpNetwork.of(BgpPlan.of(Clusters.of(racks))), 40).findings().stream()
                        .filter(d -> d.code().equals(BgpCodes.SUBNET_WITHOUT_REFLECTOR))
                        .map(d -> d.message()))
                .singleElement()
                .asString()
                .startsWith("no reflector stands in 10.9.0.0/24 (2 nodes): ");
        racks[4] = Clusters.node("far-1", "10.9.0.11/24", "rr: x", "routeReflectorClusterID: 1.0.0.1");
        assertThat(codes(racks)).doesNotContain(BgpCodes.SUBNET_WITHOUT_REFLECTOR);
    }

    @Test
    void a_large_mesh_and_a_mesh_beside_reflectors_are_told() {
        List<String> all = new ArrayList<>(List.of(pool()));
        for (int i = 1; i <= 52; i++) {
            all.add(node(i, "", ""));
        }
        assertThat(codes(all.toArray(String[]::new))).containsExactly(BgpCodes.LARGE_MESH);
        all.set(1, node(1, "rr: x", "routeReflectorClusterID: 1.0.0.1"));
        all.add(Clusters.peer("p", "nodeSelector: all()", "peerSelector: has(rr)"));
        assertThat(codes(all.toArray(String[]::new))).contains(BgpCodes.MESH_AND_REFLECTORS, BgpCodes.FEW_REFLECTORS);
    }

    @Test
    void peers_that_do_not_fit_are_told() {
        assertThat(codes(
                        node(1, "", ""),
                        node(2, "", ""),
                        Clusters.peer("p", "nodeSelector: has(no)", "peerIP: 9.9.9.9")))
                .containsExactly(BgpCodes.PEER_MATCHES_NOTHING);
        assertThat(codes(
                        Clusters.configuration(OFF),
                        node(1, "", ""),
                        node(2, "", ""),
                        Clusters.peer("p", "node: n1", "peerIP: 10.0.2.1", "asNumber: 64999")))
                .contains(BgpCodes.ONE_WAY);
        assertThat(codes(
                        Clusters.configuration(OFF),
                        node(1, "", ""),
                        node(2, "", ""),
                        Clusters.peer("p", "node: n1", "peerIP: 10.0.2.1", "asNumber: 64512", "localASNumber: 64777")))
                .contains(BgpCodes.AS_MISMATCH);
        assertThat(codes(
                        Clusters.configuration(OFF),
                        node(1, "", ""),
                        node(2, "", ""),
                        Clusters.peer("p", "nodeSelector: all()", "peerSelector: all()", "ttlSecurity: 2"),
                        Clusters.peer(
                                "a", "node: n1", "peerIP: 10.0.2.1", "asNumber: 64512", "reversePeering: Manual")))
                .contains(BgpCodes.SESSION_DOWN);
    }

    @Test
    void filters_and_the_mesh_defect_and_circling_routes_are_told() {
        String filter = """
                apiVersion: projectcalico.org/v3
                kind: BGPFilter
                metadata: {name: nothing}
                spec: {exportV4: [{action: Reject}]}
                """;
        assertThat(codes(
                        Clusters.configuration(OFF),
                        pool(),
                        filter,
                        node(1, "", ""),
                        node(2, "", ""),
                        Clusters.block("n1", "10.244.1.0/26"),
                        Clusters.peer("p", "nodeSelector: all()", "peerSelector: all()", "filters: [nothing]")))
                .contains(BgpCodes.FILTER_DROPS_BLOCKS, BgpCodes.PARTITION);
        assertThat(codes(node(1, "", "asNumber: 64600"), node(2, "", ""))).contains(BgpCodes.MESH_AS_DEFECT);
        assertThat(codes(
                        Clusters.configuration(OFF),
                        node(1, "rr: x", "routeReflectorClusterID: 1.0.0.1"),
                        node(2, "rr: x", "routeReflectorClusterID: 1.0.0.2"),
                        node(3, "rr: x", "routeReflectorClusterID: 1.0.0.3"),
                        Clusters.peer("p", "nodeSelector: has(rr)", "peerSelector: has(rr)")))
                .containsExactly(BgpCodes.ROUTES_MULTIPLY);
    }

    @Test
    void services_behind_one_node_and_missing_passwords_are_told() {
        assertThat(codes(
                        Clusters.configuration("serviceClusterIPs: [{cidr: 10.96.0.0/16}]"),
                        node(1, "tor: x", ""),
                        node(2, "", ""),
                        Clusters.peer(
                                "p",
                                "nodeSelector: has(tor)",
                                "peerIP: 10.0.1.254",
                                "asNumber: 65000",
                                "filters: [own]",
                                "password: {secretKeyRef: {name: s, key: k}}"),
                        """
                        apiVersion: projectcalico.org/v3
                        kind: BGPFilter
                        metadata: {name: own}
                        spec: {exportV4: [{action: Reject, source: RemotePeers}]}
                        """))
                .contains(BgpCodes.SERVICE_WITHOUT_ECMP, BgpCodes.MISSING_PASSWORD);
    }

    @Test
    void every_step_to_reflectors_and_back_keeps_all_routes() {
        ClusterSnapshot mesh = Topologies.meshOfFour();
        List<BgpMigration.Step> there = BgpMigration.toReflectors(mesh, List.of("n1", "n3"), "244.0.0.9");
        assertThat(there).hasSize(4).allMatch(s -> s.reach().isComplete());
        ClusterSnapshot reflected = there.get(3).snapshot();
        assertThat(BgpPlan.of(reflected).sessionsOf("n2")).hasSize(2);
        List<BgpMigration.Step> back = BgpMigration.toMesh(reflected);
        assertThat(back).hasSize(5).allMatch(s -> s.reach().isComplete());
        assertThat(BgpPlan.of(back.get(4).snapshot(), BgpOptions.standard()).sessionsOf("n2"))
                .hasSize(3);
    }

    @Test
    void pairs_of_failures_are_tried_as_far_as_the_budget_goes() {
        BgpNetwork network = BgpNetwork.of(BgpPlan.of(Topologies.reflectors()));
        TreeMap<String, List<String>> units = new TreeMap<>();
        units.put("rack one", List.of("rr1", "n11", "n12", "n13"));
        units.put("rr2", List.of("rr2"));
        FailureReport all = FailureReport.of(network, units, 10);
        assertThat(all.isComplete()).isTrue();
        assertThat(all.results()).hasSize(3);
        assertThat(all.results().get(0).lost()).isZero();
        assertThat(all.results().get(2).failed()).containsExactly("rack one", "rr2");
        assertThat(all.results().get(2).lost()).isEqualTo(6);
        assertThat(FailureReport.of(network, units, 2).isComplete()).isFalse();
    }
}
