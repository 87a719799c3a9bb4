// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.datastore.Updates;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.conversion.ConversionCodes;
import io.calico4j.kubernetes.conversion.Converted;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.kubernetes.conversion.PodPatch;
import io.calico4j.kubernetes.conversion.PodState;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.node.WorkloadEndpointName;
import java.util.Optional;

/** {@code k8s/pods}: pods as endpoints, names of interfaces, and what the network plugin writes back. */
final class PodsAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "k8s/pods";
    }

    @Override
    public Outcome run(JsonNode line) {
        JsonNode input = line.path("input");
        KubernetesConverter converter = KubernetesConverter.calicoExact()
                .withInterfacePrefix(
                        line.path("options").path("interfacePrefix").asText(""));
        return switch (line.path("kind").asText()) {
            case "pod" -> endpoints(line, K8sJson.read(input, Pod.class), converter);
            case "veth-name" ->
                K8sJson.compare(
                        line,
                        K8sJson.NODES.textNode(converter.interfaceName(
                                input.path(0).asText(), input.path(1).asText())),
                        K8sJson.NODES.missingNode());
            case "pod-felix" -> records(line, K8sJson.read(input, Pod.class), converter);
            case "cni-patch" -> patch(line, input);
            default -> Outcome.failed("a known kind", line.path("kind").asText());
        };
    }

    private static Outcome endpoints(JsonNode line, Pod pod, KubernetesConverter converter) {
        PodState state = PodState.of(pod);
        ObjectNode output = K8sJson.NODES.objectNode();
        output.putObject("flags")
                .put("valid", state.valid())
                .put("ready", state.ready())
                .put("finished", state.finished())
                .put("hasIP", state.hasIp());
        ArrayNode endpoints = output.putArray("endpoints");
        Diagnostics diagnostics = Diagnostics.none();
        for (Converted<WorkloadEndpoint> endpoint : converter.workloadEndpoints(pod)) {
            diagnostics = diagnostics.and(endpoint.diagnostics());
            if (!endpoint.failed()) {
                endpoints.add(K8sJson.record(endpoint));
            }
        }
        return K8sJson.compare(line, output, error(line, pod, diagnostics));
    }

    /** Calico's own words about a name are those of the name itself; those of the conversion are for people. */
    private static JsonNode error(JsonNode line, Pod pod, Diagnostics diagnostics) {
        boolean named = diagnostics.stream().anyMatch(d -> d.code().equals(ConversionCodes.BAD_ENDPOINT_NAME));
        String node = pod.spec().nodeName().orElse("");
        return named
                ? K8sJson.error(WorkloadEndpointName.ofPod(node, pod.metadata().name(), "eth0")
                        .problem()
                        .orElseThrow())
                : K8sJson.error(line.path("input"), "", diagnostics);
    }

    private static Outcome records(JsonNode line, Pod pod, KubernetesConverter converter) {
        ArrayNode output = K8sJson.NODES.arrayNode();
        if (!PodState.of(pod).valid()) {
            return K8sJson.compare(line, output, K8sJson.NODES.missingNode());
        }
        for (Converted<WorkloadEndpoint> endpoint : converter.workloadEndpoints(pod)) {
            if (endpoint.failed()) {
                return K8sJson.compare(line, K8sJson.NODES.missingNode(), error(line, pod, endpoint.diagnostics()));
            }
            Updates updates = FelixJson.updates(endpoint);
            if (updates.diagnostics().hasErrors()) {
                return K8sJson.compare(line, output, FelixJson.error(updates.diagnostics()));
            }
            output.addAll(FelixJson.records(updates));
        }
        return K8sJson.compare(line, output, K8sJson.NODES.missingNode());
    }

    private static Outcome patch(JsonNode line, JsonNode input) {
        Optional<String> revision = text(input.path("revision"));
        Optional<String> uid = text(input.path("uid"));
        PodPatch patch = input.path("remove").asBoolean()
                ? PodPatch.released(revision, uid)
                : PodPatch.assigned(K8sJson.read(input.path("workloadEndpoint"), WorkloadEndpoint.class), uid);
        return K8sJson.compare(line, K8sJson.parse(patch.toJson()), K8sJson.NODES.missingNode());
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }
}
