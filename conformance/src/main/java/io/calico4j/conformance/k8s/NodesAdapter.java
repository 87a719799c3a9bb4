// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.kubernetes.conversion.Converted;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.kubernetes.conversion.NodeWriteBack;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.node.Node;

/** {@code k8s/nodes}: nodes as Calico's, and back into annotations. */
final class NodesAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "k8s/nodes";
    }

    @Override
    public Outcome run(JsonNode line) {
        JsonNode input = line.path("input");
        if (line.path("kind").asText().equals("node-merge")) {
            return merge(line, input);
        }
        Converted<Node> node = KubernetesConverter.calicoExact()
                .withPodCidr(line.path("options").path("usePodCIDR").asBoolean())
                .node(K8sJson.read(input, KubernetesNode.class));
        return K8sJson.compare(line, K8sJson.record(node), K8sJson.error(input, "", node.diagnostics()));
    }

    private static Outcome merge(JsonNode line, JsonNode input) {
        NodeWriteBack merged = NodeWriteBack.of(
                K8sJson.read(input.path("calicoNode"), Node.class),
                K8sJson.read(input.path("k8sNode"), KubernetesNode.class),
                input.at("/calicoNode/spec").has("interfaces"));
        return K8sJson.compare(
                line,
                merged.node().map(node -> output(node.metadata())).orElse(K8sJson.NODES.missingNode()),
                K8sJson.error(input, "", merged.diagnostics()));
    }

    private static JsonNode output(Metadata metadata) {
        ObjectNode output = K8sJson.NODES.objectNode();
        output.set("annotations", K8sJson.write(metadata.annotations()));
        output.set("labels", K8sJson.write(metadata.labels()));
        return output;
    }
}
