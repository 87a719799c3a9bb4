// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.leak;

import io.calico4j.ipam.leak.ClusterFacts.Source;
import java.util.Optional;

/** Whether an allocated address still has an owner. */
final class LeakRules {
    private final ClusterFacts facts;

    LeakRules(ClusterFacts facts) {
        this.facts = facts;
    }

    boolean isValid(TrackedAddress address, Source source) {
        if (address.isTunnel()) {
            return !address.kubernetesNode().isEmpty();
        }
        if (address.isVirtualMachine()) {
            return isValidVirtualMachine(address);
        }
        if (!address.isPod()) {
            return true;
        }
        Optional<ClusterFacts.Pod> found = facts.pod(address.namespace(), address.pod(), source);
        return found.isPresent() && holds(found.get(), address);
    }

    private static boolean holds(ClusterFacts.Pod pod, TrackedAddress address) {
        String node = address.kubernetesNode();
        if (!pod.node().isEmpty() && !node.isEmpty() && !pod.node().equals(node)) {
            return false;
        }
        if (pod.addresses().isEmpty()) {
            return true;
        }
        return !pod.evicted() && !pod.finished() && pod.addresses().contains(address.address);
    }

    private boolean isValidVirtualMachine(TrackedAddress address) {
        String namespace = address.namespace();
        String instance = address.vmInstance();
        return namespace.isEmpty()
                || instance.isEmpty()
                || facts.hasVirtualMachine(namespace, instance)
                || facts.hasStandaloneInstance(namespace, instance);
    }
}
