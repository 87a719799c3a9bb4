// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.datastore.RecordProcessor;
import io.calico4j.datastore.Updates;
import io.calico4j.resource.ResourceKey;

/** {@code k8s/felix-endpoints}: endpoints, sets, pools and nodes in the agent's form. */
final class FelixEndpointsAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "k8s/felix-endpoints";
    }

    @Override
    public Outcome run(JsonNode line) {
        return line.path("kind").asText().equals("felix-sync") ? FelixPolicyAdapter.sync(line) : sequence(line);
    }

    private static Outcome sequence(JsonNode line) {
        RecordProcessor processor = FelixJson.processor(line.path("options"));
        ArrayNode answers = K8sJson.NODES.arrayNode();
        for (JsonNode step : line.path("input")) {
            Updates updates = step.path("delete").asBoolean()
                    ? processor.delete(
                            ResourceKey.of(
                                    FelixPolicyAdapter.kind(line),
                                    line.at("/options/namespace").asText(),
                                    step.path("name").asText()),
                            step.path("revision").asText())
                    : processor.update(FelixPolicyAdapter.resource(line, step.path("resource")));
            ObjectNode answer = answers.addObject();
            answer.set("updates", FelixJson.records(updates));
            if (updates.diagnostics().hasErrors()) {
                answer.set("error", FelixJson.error(updates.diagnostics()));
            }
        }
        ObjectNode judged = line.deepCopy();
        judged.path("output").forEach(answer -> {
            if (answer.path("error") instanceof ObjectNode error) {
                error.remove("message");
            }
        });
        return K8sJson.compare(judged, answers, K8sJson.NODES.missingNode());
    }
}
