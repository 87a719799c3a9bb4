// SPDX-License-Identifier: Apache-2.0
package io.calico4j.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidatorTest {
    private static final String POLICY = """
            apiVersion: projectcalico.org/v3
            kind: GlobalNetworkPolicy
            metadata:
              name: no.such.policy
            spec:
              selector: role = 'db'
              ingress:
              - action: allow
                protocol: TCP
                source:
                  nets: [10.0.0.1, 10.1.2.3/8]
            """;

    private static Manifest manifest(String yaml) {
        Manifest manifest = ManifestReader.strict().readString(yaml, "policy.yaml");
        assertThat(manifest.diagnostics().hasErrors())
                .as(manifest.renderDiagnostics())
                .isFalse();
        return manifest;
    }

    private static Resource resource(String yaml) {
        return manifest(yaml).resources().get(0);
    }

    @Test
    void finds_everything_at_once_with_the_field_as_both_we_and_calico_name_it() {
        List<Violation> violations = Validator.client().violations(resource(POLICY));
        assertThat(violations)
                .extracting(v -> v.code().name() + " " + v.path() + " " + v.calicoField())
                .containsExactlyInAnyOrder(
                        "bad-policy-name metadata.name Metadata.Name",
                        "bad-selector spec.selector Selector",
                        "value-not-allowed spec.ingress[0].action Action",
                        "net-without-mask spec.ingress[0].source.nets[0] Source.Nets",
                        "bad-network spec.ingress[0].source.nets[1] Nets[1]");
    }

    @Test
    void says_once_what_both_passes_find() {
        Diagnostics findings = Validator.standard().validate(resource(POLICY));
        assertThat(findings.stream().filter(d -> d.code().name().equals("value-not-allowed")))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.path()).isEqualTo(FieldPath.parse("spec.ingress[0].action"));
                    assertThat(d.hint()).contains("did you mean Allow? Allowed: Allow, Deny, Log or Pass");
                    assertThat(d.subject()).contains("GlobalNetworkPolicy/no.such.policy");
                });
        assertThat(Validator.standard().violations(resource(POLICY)))
                .filteredOn(v -> v.code().name().equals("value-not-allowed"))
                .extracting(Violation::pass)
                .containsExactly(ValidationPass.CLIENT, ValidationPass.SCHEMA);
    }

    @Test
    void joins_findings_with_their_places() {
        Manifest manifest = manifest(POLICY);
        Diagnostics findings = Validator.standard()
                .validate(manifest.resources())
                .map(finding -> Validator.located(finding, manifest::positionOf));
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.position()).isPresent())
                .extracting(finding -> finding.position().orElseThrow().toString())
                .contains("policy.yaml:6:13", "policy.yaml:8:13", "policy.yaml:11:14");
    }

    @Test
    void leaves_other_kinds_alone() {
        Resource pod = resource("{apiVersion: v1, kind: Pod, metadata: {name: NOT A NAME}}");
        Resource unknown = resource("{apiVersion: example.com/v1, kind: Widget, metadata: {name: NOT A NAME}}");
        assertThat(Validator.standard().isValid(pod)).isTrue();
        assertThat(Validator.standard().isValid(unknown)).isTrue();
    }

    @Test
    void finds_codes_by_id_and_name() {
        assertThat(ValidationCodes.find("CAL2017"))
                .isEqualTo(ValidationCodes.find("bad-selector"))
                .isPresent();
        assertThat(ValidationCodes.find("nothing")).isEmpty();
    }

    /** The peer that the reference architecture shows for routable pods, as it stands there. */
    @Test
    void finds_the_mistake_in_the_example_of_the_reference_architecture() {
        Manifest manifest = manifest("""
                kind: BGPPeer
                apiVersion: projectcalico.org/v3
                metadata:
                  name: node-peer-router
                spec:
                  peerIP: 10.0.0.1
                  nodeSelector: has('network-node')
                  asNumber: 64400
                """);
        Diagnostics findings = Validator.standard()
                .validate(manifest.resources())
                .map(finding -> Validator.located(finding, manifest::positionOf));
        assertThat(findings.render())
                .startsWith("policy.yaml:7:17: error CAL2017 bad-selector: BGPPeer/node-peer-router spec.nodeSelector:")
                .endsWith("(did you mean has(network-node)?)\n");
        assertThat(findings.size()).isEqualTo(1);
    }
}
