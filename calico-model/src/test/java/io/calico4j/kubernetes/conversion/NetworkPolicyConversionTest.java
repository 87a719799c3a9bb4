// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkPolicyConversionTest {
    private static Converted<NetworkPolicy> converted(String spec) {
        String yaml = """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: web
                  namespace: shop
                  resourceVersion: "17"
                spec:
                """ + spec.indent(2);
        KubernetesNetworkPolicy policy = ManifestReader.strict()
                .readString(yaml)
                .resources(KubernetesNetworkPolicy.class)
                .get(0);
        return KubernetesConverter.standard().networkPolicy(policy);
    }

    private static List<Rule> ingress(Converted<NetworkPolicy> converted) {
        return converted.value().orElseThrow().spec().ingress();
    }

    @Test
    void makes_one_rule_for_each_protocol_and_peer() {
        Converted<NetworkPolicy> converted = converted("""
                podSelector: {matchLabels: {app: web}}
                ingress:
                  - from:
                      - podSelector: {matchLabels: {app: client}}
                      - ipBlock: {cidr: 10.1.2.3/8, except: [10.9.0.0/16]}
                    ports:
                      - {protocol: UDP, port: 53}
                      - {port: 81}
                      - {port: 80}
                      - {port: metrics}
                """);
        assertThat(converted.diagnostics()).isEmpty();
        assertThat(converted.revision()).isEqualTo("17");
        assertThat(converted.key()).hasToString("networking.k8s.io/NetworkPolicy/shop/web");
        assertThat(ingress(converted).stream()
                        .map(rule -> rule.protocol().orElseThrow()
                                + " " + rule.source().selector().orElse("")
                                + rule.source().nets()
                                + rule.source().notNets() + " "
                                + rule.destination().ports()))
                .containsExactly(
                        "TCP projectcalico.org/orchestrator == 'k8s' && app == 'client'[][] [metrics, 80:81]",
                        "TCP [10.0.0.0/8][10.9.0.0/16] [metrics, 80:81]",
                        "UDP projectcalico.org/orchestrator == 'k8s' && app == 'client'[][] [53]",
                        "UDP [10.0.0.0/8][10.9.0.0/16] [53]");
        assertThat(converted.value().orElseThrow().spec().types()).containsExactly("Ingress");
    }

    @Test
    void leaves_out_a_rule_with_a_bad_port_and_says_so() {
        Converted<NetworkPolicy> converted = converted("""
                podSelector: {}
                ingress:
                  - ports: [{port: 443}]
                  - ports: [{port: http, endPort: 90}]
                """);
        assertThat(ingress(converted)).hasSize(1);
        assertThat(converted.failed()).isFalse();
        Diagnostic finding = converted.diagnostics().asList().get(0);
        assertThat(finding.code()).isEqualTo(ConversionCodes.RULE_LEFT_OUT);
        assertThat(finding.path()).hasToString("spec.ingress[1]");
        assertThat(finding.isError()).isTrue();
    }

    @Test
    void warns_where_calico_lets_more_through_than_was_meant() {
        Converted<NetworkPolicy> converted = converted("""
                podSelector: {}
                policyTypes: [Ingress]
                ingress:
                  - from: [{ipBlock: {cidr: 10.0.0.1}}]
                  - from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, x, 10.3.0.0/16]}}]
                egress:
                  - {}
                """);
        assertThat(converted.diagnostics().stream().map(d -> d.code() + " " + d.path()))
                .containsExactlyInAnyOrder(
                        "CAL6003 block-matches-all spec.ingress[0].from[0].ipBlock.cidr",
                        "CAL6004 exceptions-lost spec.ingress[1].from[0].ipBlock.except[1]",
                        "CAL6005 egress-without-type spec.policyTypes");
        assertThat(ingress(converted).get(0)).isEqualTo(Rule.allow().build());
        assertThat(ingress(converted).get(1).source().notNets()).containsExactly("10.1.0.0/16");
    }

    @Test
    void fails_for_a_uid_that_is_none() {
        Converted<NetworkPolicy> converted = KubernetesConverter.standard()
                .networkPolicy(KubernetesNetworkPolicy.builder()
                        .metadata(io.calico4j.resource.Metadata.builder()
                                .name("web")
                                .uid("x")
                                .build())
                        .build());
        assertThat(converted.failed()).isTrue();
        assertThat(converted.diagnostics().asList().get(0).code()).isEqualTo(ConversionCodes.BAD_UID);
    }
}
