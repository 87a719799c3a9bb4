// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.bench.run.Lines;
import io.calico4j.kubernetes.ClusterNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.ServiceAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects of the workload, decoded, and the texts of those whose decoding is measured.
 *
 * @param pods the pods
 * @param namespaces the namespaces
 * @param accounts the service accounts
 * @param policies the network policies
 * @param clusterPolicies the cluster network policies
 * @param nodes the nodes
 * @param podTexts the pods as JSON
 * @param policyTexts the network policies as JSON
 * @param nodeTexts the nodes as JSON
 */
record K8sInput(
        List<Pod> pods,
        List<Namespace> namespaces,
        List<ServiceAccount> accounts,
        List<KubernetesNetworkPolicy> policies,
        List<ClusterNetworkPolicy> clusterPolicies,
        List<KubernetesNode> nodes,
        List<String> podTexts,
        List<String> policyTexts,
        List<String> nodeTexts) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static K8sInput read(Path directory) throws IOException {
        List<String> pods = texts(directory.resolve("pod.jsonl.gz"));
        List<String> policies = texts(directory.resolve("networkpolicy.jsonl.gz"));
        List<String> nodes = texts(directory.resolve("node.jsonl"));
        return new K8sInput(
                decode(pods, Pod.class),
                decode(texts(directory.resolve("namespace.jsonl")), Namespace.class),
                decode(texts(directory.resolve("serviceaccount.jsonl")), ServiceAccount.class),
                decode(policies, KubernetesNetworkPolicy.class),
                decode(texts(directory.resolve("clusternetworkpolicy.jsonl")), ClusterNetworkPolicy.class),
                decode(nodes, KubernetesNode.class),
                pods,
                policies,
                nodes);
    }

    private static List<String> texts(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String line : Lines.of(file)) {
            texts.add(MAPPER.readTree(line).path("object").toString());
        }
        return texts;
    }

    static <T> List<T> decode(List<String> texts, Class<T> type) {
        try {
            List<T> decoded = new ArrayList<>(texts.size());
            for (String text : texts) {
                decoded.add(MAPPER.readValue(text, type));
            }
            return decoded;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the workload's input", e);
        }
    }
}
