// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FelixAbsentLintTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "selector: 'role =='|spec.selector",
                "ingress: [{action: Deny, source: {selector: 'a in'}}]|spec.ingress[0].source.selector",
                "egress: [{action: Deny}, {action: Deny, destination: {namespaceSelector: 'a in'}}]"
                        + "|spec.egress[1].destination.namespaceSelector",
                "egress: [{action: Deny, source: {serviceAccounts: {selector: 'a in'}}}]"
                        + "|spec.egress[0].source.serviceAccounts.selector",
                "egress: [{action: Deny, destination: {notSelector: 'a in'}}]|spec.egress[0].destination.notSelector",
                "ingress: [{action: Deny, protocol: TCQ}]|spec.ingress[0].protocol",
                "ingress: [{action: Deny, notProtocol: TCQ}]|spec.ingress[0].notProtocol",
                "ingress: [{action: Deny, protocol: TCP, destination: {ports: [80, 0]}}]"
                        + "|spec.ingress[0].destination.ports[1]",
                "ingress: [{action: Deny, destination: {notPorts: [80]}}]|spec.ingress[0].destination.notPorts",
                "ingress: [{action: Deny, protocol: 50, source: {ports: [web]}}]|spec.ingress[0].source.ports"
            })
    void a_slip_in_a_policy_loses_all_of_it(String spec, String path) {
        assertThat(absent(Linted.globalPolicy("g-1", spec)))
                .hasSize(1)
                .first()
                .asString()
                .contains("warning CAL2715 absent-for-felix: GlobalNetworkPolicy/g-1 " + path
                        + ": the cluster takes it, but Felix treats the whole resource as absent: ");
        assertThat(absent(Linted.policy("shop", "p-1", spec))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "selector: role == 'db'",
                "ingress: [{action: Deny, protocol: UDPLite}, {action: Pass, notProtocol: 255}]",
                "ingress: [{action: Deny, destination: {ports: [web]}}]",
                "ingress: [{action: Deny, protocol: 132, destination: {ports: ['1:65535'], notPorts: [web]}}]",
                "ingress: [{action: Deny, protocol: ICMP, icmp: {type: 254, code: 255}}]",
                "egress: [{action: Deny, source: {serviceAccounts: {names: [a], selector: b == 'c'}}}]",
                "performanceHints: [AssumeNeededOnEveryNode]"
            })
    void sound_policies_are_kept(String spec) {
        assertThat(absent(Linted.globalPolicy("g-1", spec), Linted.policy("shop", "p-1", spec)))
                .isEmpty();
    }

    @Test
    void what_the_api_server_refuses_never_gets_to_felix() {
        assertThat(absent(Linted.globalPolicy("g-1", "selector: 'role ==', performanceHints: [Nonsense]")))
                .isEmpty();
    }

    @Test
    void the_whole_message() {
        assertThat(absent(
                        Linted.globalPolicy("g-1", "ingress: [{action: Deny, protocol: ICMP, source: {ports: [7]}}]")))
                .containsExactly("m:4:65: warning CAL2715 absent-for-felix: GlobalNetworkPolicy/g-1"
                        + " spec.ingress[0].source.ports: the cluster takes it, but Felix treats the whole resource as"
                        + " absent: protocol \"icmp\" has no ports; use TCP, UDP or SCTP");
    }

    @Test
    void host_endpoints_need_a_sound_interface_and_named_protocols() {
        String endpoint = """
                apiVersion: projectcalico.org/v3
                kind: HostEndpoint
                metadata: {name: %s}
                spec: {node: n-1, interfaceName: %s, expectedIPs: [10.0.0.9], ports: [{name: web, protocol: %s, port: 80}]}
                """;
        assertThat(absent(
                        endpoint.formatted("kept", "abcdefghijklmno", "TCP"),
                        endpoint.formatted("all", "'*'", "SCTP"),
                        endpoint.formatted("at", "eth@0", "UDP"),
                        endpoint.formatted("long", "abcdefghijklmnop", "UDP"),
                        endpoint.formatted("number", "eth0", "6")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("HostEndpoint/at spec.interfaceName"),
                        line -> assertThat(line).contains("HostEndpoint/number spec.ports[0].protocol"));
    }

    @Test
    void nodes_and_bgp_meet_the_client_side_pass() {
        String peer = """
                apiVersion: projectcalico.org/v3
                kind: BGPPeer
                metadata: {name: %s}
                spec: {peerIP: 192.0.2.1, asNumber: 64999, nodeSelector: "%s"}
                """;
        assertThat(absent(peer.formatted("kept", "rack == 'a'"), peer.formatted("lost", "rack ==")))
                .hasSize(1)
                .first()
                .asString()
                .contains("BGPPeer/lost spec.nodeSelector");
    }

    @Test
    void profiles_lose_labels_and_rules_each_for_itself() {
        String profile = """
                apiVersion: projectcalico.org/v3
                kind: Profile
                metadata: {name: %s}
                spec: {%s}
                """;
        assertThat(absent(
                        profile.formatted("kept", "labelsToApply: {a: b}, ingress: [{action: Allow}]"),
                        profile.formatted("lost", "ingress: [{action: Allow, source: {selector: 'a in'}}]")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("Profile/lost spec.ingress[0].source.selector"))
                .anySatisfy(line -> assertThat(line).contains("Felix treats the rules of the profile as absent"))
                .anySatisfy(line -> assertThat(line).contains("Felix treats the labels of the profile as absent"));
    }

    @Test
    void a_staged_policy_of_kubernetes_is_lost_with_one_rule() {
        String staged = """
                apiVersion: projectcalico.org/v3
                kind: StagedKubernetesNetworkPolicy
                metadata: {namespace: shop, name: %s}
                spec:
                  stagedAction: %s
                  podSelector: {}
                  ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: %s, protocol: TCP}]}]
                """;
        assertThat(absent(
                        staged.formatted("kept", "Set", "80"),
                        staged.formatted("gone", "Delete", "_bad!"),
                        staged.formatted("lost", "Set", "_bad!")))
                .hasSize(1)
                .first()
                .asString()
                .contains("StagedKubernetesNetworkPolicy/shop/lost");
    }

    @Test
    void spoofing_must_be_allowed_on_the_node() {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata:
                  namespace: shop
                  name: %s
                  annotations: {cni.projectcalico.org/allowedSourcePrefixes: '["192.0.2.0/24"]'}
                spec: {nodeName: %s, containers: [{name: c}]}
                """;
        String configuration = """
                apiVersion: projectcalico.org/v3
                kind: FelixConfiguration
                metadata: {name: %s}
                spec: {%s}
                """;
        String kept = pod.formatted("kept", "n-1");
        String lost = pod.formatted("lost", "n-2");
        assertThat(absent(kept, lost)).isEmpty();
        assertThat(absent(
                        kept,
                        lost,
                        configuration.formatted("default", "mtuIfacePattern: eth"),
                        configuration.formatted("node.n-1", "workloadSourceSpoofing: Any")))
                .hasSize(1)
                .first()
                .asString()
                .contains("Pod/shop/lost metadata.annotations")
                .contains("workloadSourceSpoofing is Disabled");
        assertThat(absent(kept, lost, configuration.formatted("default", "workloadSourceSpoofing: Any")))
                .isEmpty();
    }

    /** The findings of this code alone: other rules have their own tests. */
    private static List<String> absent(String... documents) {
        List<String> lines = new ArrayList<>(Linted.lines(documents));
        lines.removeIf(line -> !line.contains("CAL2715"));
        return lines;
    }
}
