// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.validation.Validator;
import org.junit.jupiter.api.Test;

class RejectedTest {
    private static final Manifest MANIFEST = ManifestReader.lenient().readString("""
            apiVersion: projectcalico.org/v3
            kind: NetworkPolicy
            metadata: {name: good, namespace: shop}
            spec: {selector: role == 'db'}
            ---
            apiVersion: projectcalico.org/v3
            kind: GlobalNetworkPolicy
            metadata: {name: bad}
            spec:
              selector: has(role)
              ingress:
              - action: Allow
              - action: Deny
                source:
                  notSelector: role = 'db'
            """, "p.yaml");

    @Test
    void a_policy_that_is_left_out_is_said_with_its_field_and_its_place() {
        PolicyEngine engine = PolicyEngine.compile(ClusterSnapshot.of(MANIFEST.resources()));
        assertThat(engine.rejected().asList()).hasSize(1);
        Diagnostic finding = Validator.located(engine.rejected().asList().get(0), MANIFEST::positionOf);
        assertThat(finding.code()).isEqualTo(PolicyCodes.POLICY_LEFT_OUT);
        assertThat(finding.subject()).contains("GlobalNetworkPolicy/bad");
        assertThat(finding.path().toString()).isEqualTo("spec.ingress[1].source.notSelector");
        assertThat(finding.position().orElseThrow().line()).isEqualTo(15);
        assertThat(finding.message())
                .startsWith("the policy is treated as absent, as its selector \"role = 'db'\" cannot be read: ");
        assertThat(engine.policies()).extracting(Object::toString).containsExactly("NetworkPolicy/shop/good");
    }

    @Test
    void a_policy_that_is_mended_is_left_out_no_more() {
        PolicyEngine engine = PolicyEngine.compile(ClusterSnapshot.of(MANIFEST.resources()));
        ClusterSnapshot without = engine.snapshot()
                .without(engine.snapshot().resources().stream()
                        .filter(resource -> resource.metadata().name().equals("bad"))
                        .findFirst()
                        .orElseThrow()
                        .key());
        assertThat(engine.apply(engine.snapshot().deltaTo(without)).rejected().asList())
                .isEmpty();
    }
}
