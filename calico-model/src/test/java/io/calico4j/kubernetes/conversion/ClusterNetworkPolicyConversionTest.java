// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.kubernetes.ClusterNetworkPolicy;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import org.junit.jupiter.api.Test;

class ClusterNetworkPolicyConversionTest {
    private static Converted<GlobalNetworkPolicy> converted(String spec) {
        String yaml = """
                apiVersion: policy.networking.k8s.io/v1alpha2
                kind: ClusterNetworkPolicy
                metadata: {name: guard, resourceVersion: "5"}
                spec:
                """ + spec.indent(2);
        return KubernetesConverter.standard()
                .globalNetworkPolicy(ManifestReader.strict()
                        .readString(yaml)
                        .resources(ClusterNetworkPolicy.class)
                        .get(0));
    }

    @Test
    void rules_keep_their_names_and_named_ports_come_first() {
        Converted<GlobalNetworkPolicy> converted = converted("""
                tier: Admin
                priority: 7
                subject: {pods: {namespaceSelector: {matchLabels: {env: prod}}, podSelector: {}}}
                egress:
                  - name: dns
                    action: Accept
                    to: [{namespaces: {}}, {networks: [10.1.2.3/8]}]
                    protocols:
                      - {udp: {destinationPort: {number: 53}}}
                      - {destinationNamedPort: dns}
                """);
        GlobalNetworkPolicy policy = converted.value().orElseThrow();
        assertThat(policy.spec().tier()).contains("kube-admin");
        assertThat(policy.spec().order()).contains(7.0);
        assertThat(policy.spec().namespaceSelector()).contains("env == 'prod'");
        assertThat(policy.spec().types()).containsExactly("Egress");
        assertThat(policy.spec().egress().stream()
                        .map(rule -> rule.metadata().orElseThrow().annotations() + " " + rule.action() + " "
                                + rule.protocol().map(Object::toString).orElse("-") + " "
                                + rule.destination().ports() + " "
                                + rule.destination().namespaceSelector().orElse("-")
                                + rule.destination().nets()))
                .containsExactly(
                        "{name=dns} Allow - [dns] all()[]",
                        "{name=dns} Allow - [dns] -[10.0.0.0/8]",
                        "{name=dns} Allow UDP [53] all()[]",
                        "{name=dns} Allow UDP [53] -[10.0.0.0/8]");
    }

    @Test
    void a_rule_that_was_to_deny_fails_closed_and_one_that_was_to_accept_disappears() {
        Converted<GlobalNetworkPolicy> converted = converted("""
                tier: Baseline
                priority: 3
                subject: {namespaces: {}}
                ingress:
                  - {action: Accept, from: [{}]}
                egress:
                  - {action: Pass, to: [{networks: [10.0.0.1]}]}
                """);
        GlobalNetworkPolicy policy = converted.value().orElseThrow();
        assertThat(policy.spec().ingress()).isEmpty();
        assertThat(policy.spec().egress()).hasSize(1);
        assertThat(policy.spec().egress().get(0).action()).isEqualTo("Deny");
        assertThat(converted.diagnostics().stream().map(d -> d.code().name() + " " + d.path()))
                .containsExactlyInAnyOrder("rule-denies-all spec.egress[0]", "rule-left-out spec.ingress[0]");
    }

    @Test
    void without_a_tier_or_a_subject_there_is_no_policy_and_no_error() {
        Converted<GlobalNetworkPolicy> converted = converted("tier: admin\npriority: 1\nsubject: {namespaces: {}}");
        assertThat(converted.value()).isEmpty();
        assertThat(converted.failed()).isFalse();
        assertThat(converted.diagnostics().asList().get(0).code()).isEqualTo(ConversionCodes.POLICY_PASSED_OVER);
        assertThat(converted("tier: Admin\npriority: 1\nsubject: {}").value()).isEmpty();
    }
}
