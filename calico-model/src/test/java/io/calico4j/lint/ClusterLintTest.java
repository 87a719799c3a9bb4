// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClusterLintTest {
    private static final String MESH_OFF = """
            apiVersion: projectcalico.org/v3
            kind: BGPConfiguration
            metadata: {name: default}
            spec: {nodeToNodeMeshEnabled: false}
            """;

    @Test
    void a_policy_needs_a_tier_that_exists() {
        String tier = """
                apiVersion: projectcalico.org/v3
                kind: Tier
                metadata: {name: security}
                spec: {order: 100}
                """;
        assertThat(Linted.lines(
                        tier,
                        Linted.globalPolicy("securty.g-1", "tier: securty"),
                        Linted.globalPolicy("security.g-2", "tier: security"),
                        Linted.globalPolicy("g-3", "order: 7"),
                        Linted.globalPolicy("kube-admin.g-4", "tier: kube-admin")))
                .containsExactly(
                        "m:9:14: error CAL2704 unknown-tier: GlobalNetworkPolicy/securty.g-1 spec.tier: there is"
                                + " no tier \"securty\"; the policy is not enforced as meant (did you mean \"security\"?)");
    }

    @Test
    void without_mesh_and_peers_there_are_no_sessions() {
        assertThat(Linted.lines(MESH_OFF))
                .containsExactly("m:4:31: error CAL2707 no-bgp-sessions: BGPConfiguration/default"
                        + " spec.nodeToNodeMeshEnabled: the node-to-node mesh is off and there is no BGPPeer: no node"
                        + " learns a route (add BGPPeers, to route reflectors for example, or leave the mesh on)");
    }

    @Test
    void vxlan_needs_no_sessions() {
        assertThat(Linted.lines(MESH_OFF, Linted.pool("vx", "10.80.0.0/16", ", vxlanMode: CrossSubnet")))
                .isEmpty();
        assertThat(Linted.lines(
                        MESH_OFF,
                        Linted.pool("vx", "10.80.0.0/16", ", vxlanMode: Always"),
                        Linted.pool("native", "10.81.0.0/16", ", vxlanMode: Never")))
                .hasSize(1);
    }

    @Test
    void peers_must_concern_a_node() {
        String peers = """
                apiVersion: projectcalico.org/v3
                kind: BGPPeer
                metadata: {name: to-reflectors}
                spec: {nodeSelector: "rack == 'a'", peerSelector: has(reflector)}
                ---
                apiVersion: projectcalico.org/v3
                kind: BGPPeer
                metadata: {name: to-tor}
                spec: {node: n-2, peerIP: 192.0.2.1, asNumber: 64999}
                """;
        assertThat(Linted.lines(MESH_OFF, peers, Linted.node("n-1", "172.16.9.1/32", "rack: a, reflektor: \"\"")))
                .containsExactly(
                        "m:9:51: warning CAL2708 peer-without-node: BGPPeer/to-reflectors spec.peerSelector: it matches"
                                + " no node: no node has the label \"reflector\" (did you mean \"reflektor\"?)",
                        "m:14:14: warning CAL2708 peer-without-node: BGPPeer/to-tor spec.node: there is no node \"n-2\""
                                + " (did you mean \"n-1\"?)");
    }

    @Test
    void a_staged_deletion_needs_something_to_delete() {
        String staged = """
                apiVersion: projectcalico.org/v3
                kind: StagedGlobalNetworkPolicy
                metadata: {name: %s}
                spec: {stagedAction: Delete}
                """;
        assertThat(Linted.lines(
                        Linted.globalPolicy("there", "order: 3"), staged.formatted("there"), staged.formatted("gone")))
                .containsExactly("m:14:22: warning CAL2710 staged-delete-of-nothing: StagedGlobalNetworkPolicy/gone"
                        + " spec.stagedAction: it would delete GlobalNetworkPolicy/gone, which does not exist (name the"
                        + " policy that is to go, or remove this one)");
    }

    @Test
    void profiles_of_endpoints_must_exist() {
        String endpoints = """
                apiVersion: projectcalico.org/v3
                kind: Profile
                metadata: {name: prod}
                ---
                apiVersion: projectcalico.org/v3
                kind: HostEndpoint
                metadata: {name: eth0}
                spec: {node: n-1, interfaceName: eth0, profiles: [prod, projectcalico-default-allow, prd]}
                """;
        assertThat(Linted.lines(endpoints))
                .containsExactly("m:8:86: warning CAL2711 unknown-profile: HostEndpoint/eth0 spec.profiles[2]: there is"
                        + " no profile \"prd\": the endpoint gets neither its labels nor its rules"
                        + " (did you mean \"prod\"?)");
    }

    @Test
    void an_address_of_a_service_matches_no_packet() {
        String service = """
                apiVersion: v1
                kind: Service
                metadata: {namespace: shop, name: db}
                spec: {clusterIP: 10.96.3.4, ports: [{port: 5432}]}
                """;
        assertThat(Linted.lines(
                        service,
                        Linted.globalPolicy(
                                "g-7",
                                "egress: [{action: Allow, destination: {nets: [10.96.0.0/12, 10.96.3.4/32]}}],"
                                        + " ingress: [{action: Allow, source: {nets: [10.96.3.4/32]}}]")))
                .containsExactly("m:9:68: warning CAL2712 service-address-in-rule: GlobalNetworkPolicy/g-7"
                        + " spec.egress[0].destination.nets[1]: 10.96.3.4/32 is the address of Service/shop/db; packets"
                        + " to it carry a pod's address by the time rules see them (select the pods behind it, or use"
                        + " services: { name: db, namespace: shop })");
    }

    @Test
    void an_address_of_a_service_in_a_policy_of_kubernetes_matches_no_packet_either() {
        assertThat(Linted.lines("""
                        apiVersion: v1
                        kind: Service
                        metadata: {namespace: shop, name: db}
                        spec: {clusterIP: 10.96.3.4, ports: [{port: 5432}]}
                        """, """
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata: {namespace: shop, name: to-db}
                        spec:
                          podSelector: {}
                          policyTypes: [Egress]
                          egress: [{to: [{ipBlock: {cidr: 10.96.0.0/12}}, {ipBlock: {cidr: 10.96.3.4/32}}]}]
                        """))
                .containsExactly(
                        "m:12:68: warning CAL2712 service-address-in-rule: networking.k8s.io/NetworkPolicy/shop/to-db"
                                + " spec.egress[0].to[1].ipBlock.cidr: 10.96.3.4/32 is the address of Service/shop/db; packets to it"
                                + " carry a pod's address by the time rules see them (select the pods behind it)");
    }

    @Test
    void a_service_needs_its_namespace() {
        assertThat(Linted.lines(
                        Linted.policy("shop", "p-1", "egress: [{action: Allow, destination: {services: {name: db}}}]"),
                        Linted.policy(
                                "shop",
                                "p-2",
                                "egress: [{action: Allow, destination: {services: {name: db, namespace: shop}}}]")))
                .containsExactly("m:4:57: warning CAL2714 service-without-namespace: NetworkPolicy/shop/p-1"
                        + " spec.egress[0].destination.services: the service is looked up without a namespace, so the"
                        + " rule never matches (add namespace: shop)");
    }

    @Test
    void resources_of_one_name_are_reported() {
        assertThat(Linted.lines(
                        Linted.globalPolicy("twice", "order: 3"),
                        Linted.globalPolicy("same", "order: 5"),
                        Linted.globalPolicy("twice", "order: 4"),
                        Linted.globalPolicy("same", "order: 5")))
                .containsExactly(
                        "m:13:18: error CAL2713 duplicate-resource: GlobalNetworkPolicy/twice metadata.name: given 2"
                                + " times, with different contents (keep the one that is meant: the last one applied"
                                + " replaces the others)",
                        "m:18:18: warning CAL2713 duplicate-resource: GlobalNetworkPolicy/same metadata.name: given 2"
                                + " times, always the same (remove all but one)");
    }

    @Test
    void no_namespace_is_the_default_one() {
        assertThat(Linted.lines(
                        Linted.policy("default", "web", "order: 3"),
                        Linted.policy("shop", "web", "order: 3"),
                        Linted.policy("\"\"", "web", "order: 5")))
                .singleElement()
                .asString()
                .contains("CAL2713 duplicate-resource: NetworkPolicy/default/web metadata.name: given 2 times");
    }

    @Test
    void what_the_conversion_of_kubernetes_policies_reports_is_reported() {
        String policy = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {namespace: shop, name: open}
                spec:
                  podSelector: {}
                  ingress:
                  - from:
                    - ipBlock: {cidr: 10.0.0.1}
                """;
        assertThat(Linted.lines(policy))
                .hasSize(1)
                .first()
                .asString()
                .contains("m:8:")
                .contains("block-matches-all");
    }

    @Test
    void every_code_has_a_page() {
        for (Code code : LintCodes.all()) {
            Path page = Path.of("..", "docs", "diagnostics", code.id() + ".md");
            assertThat(page).exists();
            assertThat(read(page)).startsWith("# " + code.id() + " " + code.name() + "\n");
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
