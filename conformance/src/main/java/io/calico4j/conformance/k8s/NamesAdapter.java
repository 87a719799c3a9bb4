// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.datastore.DatastoreKey;
import io.calico4j.resource.node.WorkloadEndpointName;
import java.util.Optional;

/** {@code k8s/names}: names of endpoints, in both directions, and of their status files. */
final class NamesAdapter implements VectorAdapter {
    /** The namespace in which the vectors look for endpoints. */
    private static final String NAMESPACE = "ns1";

    @Override
    public String file() {
        return "k8s/names";
    }

    @Override
    public Outcome run(JsonNode line) {
        JsonNode input = line.path("input");
        return switch (line.path("kind").asText()) {
            case "wep-name" ->
                name(line, parts(input), line.at("/options/allowPrefix").asBoolean());
            case "wep-name-parse" -> parse(line, input.asText());
            case "wep-name-matches" ->
                matches(
                        line,
                        parts(input.path("identifiers")),
                        input.path("name").asText());
            case "wep-status-filename" ->
                K8sJson.compare(
                        line,
                        K8sJson.NODES.textNode(new DatastoreKey.WorkloadEndpointKey(
                                        input.path("hostname").asText(),
                                        input.path("orchestratorID").asText(),
                                        input.path("workloadID").asText(),
                                        input.path("endpointID").asText())
                                .statusFileName()),
                        K8sJson.NODES.missingNode());
            default -> Outcome.failed("a known kind", line.path("kind").asText());
        };
    }

    private static WorkloadEndpointName parts(JsonNode json) {
        return new WorkloadEndpointName(
                json.path("Node").asText(),
                json.path("Orchestrator").asText(),
                json.path("Workload").asText(),
                json.path("Pod").asText(),
                json.path("ContainerID").asText(),
                json.path("Endpoint").asText());
    }

    private static Outcome name(JsonNode line, WorkloadEndpointName name, boolean prefix) {
        Optional<WorkloadEndpointName.Problem> problem = prefix ? name.prefixProblem() : name.problem();
        return problem.isPresent()
                ? K8sJson.compare(line, K8sJson.NODES.missingNode(), K8sJson.error(problem.get()))
                : K8sJson.compare(
                        line,
                        K8sJson.NODES.textNode(prefix ? name.prefix() : name.text()),
                        K8sJson.NODES.missingNode());
    }

    private static Outcome parse(JsonNode line, String text) {
        ObjectNode expected = line.path("output").deepCopy();
        expected.put("has error", expected.remove("error") != null);
        expected.put("has key error", expected.remove("v1KeyError") != null);
        ObjectNode judged = line.deepCopy();
        judged.set("output", expected);
        ObjectNode output = K8sJson.NODES.objectNode();
        Optional<WorkloadEndpointName> name = WorkloadEndpointName.tryParse(text);
        name.ifPresent(parts -> output.putObject("identifiers")
                .put("Node", parts.node())
                .put("Orchestrator", parts.orchestrator())
                .put("Workload", parts.workload())
                .put("Pod", parts.pod())
                .put("ContainerID", parts.containerId())
                .put("Endpoint", parts.endpoint()));
        Optional<DatastoreKey.WorkloadEndpointKey> key = DatastoreKey.WorkloadEndpointKey.of(NAMESPACE, text);
        key.ifPresent(found -> output.set("v1Key", FelixJson.key(found)));
        output.put("has error", name.isEmpty());
        output.put("has key error", key.isEmpty());
        return K8sJson.compare(judged, output, K8sJson.NODES.missingNode());
    }

    private static Outcome matches(JsonNode line, WorkloadEndpointName name, String text) {
        Optional<WorkloadEndpointName.Problem> problem =
                name.prefixProblem().filter(given -> given.field().equals("node"));
        return K8sJson.compare(
                line,
                K8sJson.NODES.booleanNode(name.matches(text)),
                problem.map(K8sJson::error).orElse(K8sJson.NODES.missingNode()));
    }
}
