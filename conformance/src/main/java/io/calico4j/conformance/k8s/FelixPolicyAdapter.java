// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.datastore.FelixConverter;
import io.calico4j.datastore.Updates;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.Rule;

/** {@code k8s/felix-policy}: policies, tiers, profiles and rules in the agent's form. */
final class FelixPolicyAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "k8s/felix-policy";
    }

    @Override
    public Outcome run(JsonNode line) {
        JsonNode input = line.path("input");
        String namespace = line.at("/options/namespace").asText();
        FelixConverter converter = FelixConverter.calicoExact();
        return switch (line.path("kind").asText()) {
            case "felix-sync" -> sync(line);
            case "rule-to-backend" ->
                K8sJson.compare(
                        line,
                        K8sJson.write(converter.rule(K8sJson.read(input, Rule.class), namespace)),
                        K8sJson.NODES.missingNode());
            case "entity-selector" ->
                K8sJson.compare(
                        line,
                        K8sJson.NODES.textNode(
                                converter.entitySelector(K8sJson.read(input, EntityRule.class), namespace)),
                        K8sJson.NODES.missingNode());
            default -> Outcome.failed("a known kind", line.path("kind").asText());
        };
    }

    static Outcome sync(JsonNode line) {
        Updates updates = FelixJson.processor(line.path("options")).update(resource(line, line.path("input")));
        return K8sJson.compare(line, FelixJson.records(updates), FelixJson.error(updates.diagnostics()));
    }

    static Kind kind(JsonNode line) {
        return Kind.find("projectcalico.org/v3", line.at("/options/kind").asText())
                .orElseThrow();
    }

    static CalicoResource resource(JsonNode line, JsonNode input) {
        return (CalicoResource) K8sJson.read(input, kind(line).type());
    }
}
