// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.defaulting;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.Resource;
import io.calico4j.validation.Defaults;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmptyEndsTest {
    private static Resource policy(String kind) {
        return ManifestReader.calicoctl()
                .readString("""
                        apiVersion: projectcalico.org/v3
                        kind: %s
                        metadata: {name: a}
                        spec:
                          ingress: [{action: Allow, source: {ports: []}, destination: {nets: [], selector: has(b)}}]
                          egress: [{action: Deny, destination: {nets: []}}]
                        """.formatted(kind))
                .resources()
                .get(0);
    }

    /** The schemas read a resource from its text, which says nothing of a list that is empty; a client alone does not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NetworkPolicy",
                "GlobalNetworkPolicy",
                "StagedNetworkPolicy",
                "StagedGlobalNetworkPolicy",
                "Profile"
            })
    void are_written_until_the_schemas_were_applied(String kind) {
        Resource policy = policy(kind);
        assertThat(ManifestWriter.json().write(Defaults.applyClient(policy)))
                .contains("\"source\":{},\"destination\":{\"selector\":\"has(b)\"}")
                .contains("{\"action\":\"Deny\",\"destination\":{}}");
        assertThat(ManifestWriter.json().write(Defaults.apply(policy)))
                .contains("[{\"action\":\"Allow\",\"destination\":{\"selector\":\"has(b)\"}}]")
                .contains("[{\"action\":\"Deny\"}]");
    }
}
