// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.Service;
import io.calico4j.kubernetes.WorkloadController;
import io.calico4j.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What runs in one namespace.
 *
 * @param name its name
 * @param pods how many pods with an address of their own
 * @param hostPods how many pods on their node's own network
 * @param controllers how many objects that make pods
 * @param services how many services
 * @param policies how many policies that are in the namespace
 */
record NamespaceFacts(String name, int pods, int hostPods, int controllers, int services, int policies) {

    /** Gathers the namespaces that hold something or are among the resources, by name. */
    static List<NamespaceFacts> of(Inventory inventory, List<PolicyFacts> policies) {
        Map<String, Counts> counts = new TreeMap<>();
        for (Resource resource : inventory.resources()) {
            if (resource instanceof Namespace) {
                counts.computeIfAbsent(resource.metadata().name(), n -> new Counts());
            } else {
                count(resource, counts);
            }
        }
        for (PolicyFacts policy : policies) {
            policy.namespace().ifPresent(ns -> counts.computeIfAbsent(ns, n -> new Counts()).policies++);
        }
        return counts.entrySet().stream()
                .map(e -> e.getValue().facts(e.getKey()))
                .toList();
    }

    /** Counts the pods on each node. */
    static Map<String, Integer> podsByNode(Inventory inventory) {
        Map<String, Integer> pods = new TreeMap<>();
        for (Pod pod : inventory.all(Pod.class)) {
            pod.spec().nodeName().ifPresent(node -> pods.merge(node, 1, Integer::sum));
        }
        return pods;
    }

    private static void count(Resource resource, Map<String, Counts> counts) {
        if (resource instanceof Pod || resource instanceof WorkloadController || resource instanceof Service) {
            String namespace =
                    resource.metadata().namespace().filter(n -> !n.isEmpty()).orElse("default");
            Counts count = counts.computeIfAbsent(namespace, n -> new Counts());
            if (resource instanceof Pod pod) {
                count.pods += pod.spec().hostNetwork() ? 0 : 1;
                count.hostPods += pod.spec().hostNetwork() ? 1 : 0;
            } else if (resource instanceof Service) {
                count.services++;
            } else {
                count.controllers++;
            }
        }
    }

    private static final class Counts {
        private int pods;
        private int hostPods;
        private int controllers;
        private int services;
        private int policies;

        NamespaceFacts facts(String name) {
            return new NamespaceFacts(name, pods, hostPods, controllers, services, policies);
        }
    }
}
