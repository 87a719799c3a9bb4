// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.ipam.leak.ClusterFacts;
import io.calico4j.ipam.leak.LeakCollector;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The nodes, pods and virtual machines of one case. */
final class GcFacts implements ClusterFacts {
    private final Map<String, String> calicoNodes = new HashMap<>();
    private final Map<String, Map<String, String>> kubernetesNodes = new HashMap<>();
    private final Map<Source, Map<String, Pod>> pods = new HashMap<>();
    private final Set<String> machines = new HashSet<>();
    private final Map<String, Boolean> instances = new HashMap<>();

    GcFacts(JsonNode nodes) {
        for (Source source : Source.values()) {
            pods.put(source, new HashMap<>());
        }
        nodes.forEach(this::putNode);
    }

    private void putNode(JsonNode node) {
        String kubernetes = node.path("k8s").asText("");
        if (node.has("name")) {
            calicoNodes.put(node.path("name").textValue(), kubernetes);
        }
        if (!kubernetes.isEmpty()) {
            Map<String, String> labels = new HashMap<>();
            node.path("k8sLabels")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            kubernetesNodes.put(kubernetes, labels);
        }
    }

    private static String key(JsonNode op) {
        return op.path("namespace").asText("") + "/" + op.path("name").asText("");
    }

    /** Takes in an operation; returns whether it is one on nodes, pods or virtual machines. */
    boolean change(JsonNode op) {
        switch (op.path("op").textValue()) {
            case "node" -> putNode(op);
            case "nodeGone" -> {
                kubernetesNodes.remove(op.path("k8s").asText(""));
                calicoNodes.remove(op.path("name").asText(""));
            }
            case "pod" -> put(op, pod(op));
            case "podGone" -> put(op, null);
            case "vm" -> machines.add(key(op));
            case "vmGone" -> machines.remove(key(op));
            case "vmi" -> instances.put(key(op), op.path("vmOwned").asBoolean());
            case "vmiGone" -> instances.remove(key(op));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Tells the collector what it hears of an operation. */
    void consequences(JsonNode op, LeakCollector collector) {
        if (op.path("op").textValue().equals("podGone") && op.path("cache").asBoolean(true)) {
            collector.podDeleted(op.path("node").asText(""));
        }
        if (op.path("op").textValue().equals("nodeGone") && op.has("k8s")) {
            collector.requireFullSync();
        }
    }

    private void put(JsonNode op, @org.jspecify.annotations.Nullable Pod pod) {
        for (Source source : Source.values()) {
            String name = source == Source.CACHE ? "cache" : "api";
            Map<String, Pod> known = pods.getOrDefault(source, new HashMap<>());
            if (op.path(name).asBoolean(true)) {
                known.remove(key(op));
                if (pod != null) {
                    known.put(key(op), pod);
                }
            }
        }
    }

    private static Pod pod(JsonNode op) {
        List<IpAddress> addresses = new ArrayList<>();
        op.path("ips").forEach(ip -> addresses.add(IpAddress.parse(ip.textValue())));
        String phase = op.path("phase").asText("");
        boolean failed = phase.equals("Failed");
        return new Pod(
                op.path("node").asText(""),
                addresses,
                failed || phase.equals("Succeeded"),
                failed && op.path("reason").asText("").equals("Evicted"));
    }

    @Override
    public NodeName kubernetesNode(String calicoNode) {
        String name = calicoNodes.get(calicoNode);
        return name == null
                ? new NodeName.Missing()
                : name.isEmpty() ? new NodeName.NotKubernetes() : new NodeName.Kubernetes(name);
    }

    @Override
    public Optional<Map<String, String>> nodeLabels(String kubernetesNode) {
        return Optional.ofNullable(kubernetesNodes.get(kubernetesNode));
    }

    @Override
    public Optional<Pod> pod(String namespace, String name, Source source) {
        return Optional.ofNullable(pods.getOrDefault(source, new HashMap<>()).get(namespace + "/" + name));
    }

    @Override
    public boolean hasVirtualMachine(String namespace, String name) {
        return machines.contains(namespace + "/" + name);
    }

    @Override
    public boolean hasStandaloneInstance(String namespace, String name) {
        return Boolean.FALSE.equals(instances.get(namespace + "/" + name));
    }
}
