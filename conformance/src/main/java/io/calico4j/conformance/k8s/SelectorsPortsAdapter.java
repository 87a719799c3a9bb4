// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.net.Port;
import io.calico4j.resource.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code k8s/selectors-ports}: label selectors as selector texts, and merged ports. */
final class SelectorsPortsAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "k8s/selectors-ports";
    }

    @Override
    public Outcome run(JsonNode line) {
        JsonNode input = line.path("input");
        return K8sJson.compare(
                line,
                line.path("kind").asText().equals("simplify-ports")
                        ? ports(input)
                        : selector(
                                input, line.path("options").path("selectorType").asText()),
                K8sJson.NODES.missingNode());
    }

    private static JsonNode ports(JsonNode input) {
        List<Port> ports = new ArrayList<>();
        input.forEach(port -> ports.add(K8sJson.read(port, Port.class)));
        return K8sJson.write(KubernetesConverter.mergePorts(ports));
    }

    private static JsonNode selector(JsonNode input, String type) {
        Optional<LabelSelector> selector =
                input.isNull() ? Optional.empty() : Optional.of(K8sJson.read(input, LabelSelector.class));
        return K8sJson.NODES.textNode(
                type.equals("pod")
                        ? KubernetesConverter.podSelector(selector)
                        : KubernetesConverter.namespaceSelector(selector));
    }
}
