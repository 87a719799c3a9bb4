// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.leak;

import io.calico4j.ipam.leak.ClusterFacts.Source;
import java.util.Optional;

/** Whether an allocated address still has an owner, and if not, why. */
final class LeakRules {
    private final ClusterFacts facts;

    LeakRules(ClusterFacts facts) {
        this.facts = facts;
    }

    boolean isValid(TrackedAddress address, Source source) {
        return whyInvalid(address, source).isEmpty();
    }

    /** Returns what shows that nobody uses an address, empty if somebody does or nobody can tell. */
    Optional<String> whyInvalid(TrackedAddress address, Source source) {
        if (address.isTunnel()) {
            return address.kubernetesNode().isEmpty()
                    ? Optional.of("it is a tunnel address of node " + address.node() + ", which is gone")
                    : Optional.empty();
        }
        if (address.isVirtualMachine()) {
            return whyInvalidVirtualMachine(address);
        }
        if (!address.isPod() || !facts.knowsPods()) {
            return Optional.empty();
        }
        String name = "pod " + address.namespace() + "/" + address.pod();
        return facts.pod(address.namespace(), address.pod(), source)
                .map(pod -> whyNotHeld(pod, address).map(why -> name + " " + why))
                .orElseGet(() -> Optional.of("there is no " + name));
    }

    private static Optional<String> whyNotHeld(ClusterFacts.Pod pod, TrackedAddress address) {
        String node = address.kubernetesNode();
        if (!pod.node().isEmpty() && !node.isEmpty() && !pod.node().equals(node)) {
            return Optional.of("runs on node " + pod.node() + ", not on " + node);
        }
        if (pod.addresses().isEmpty()) {
            return Optional.empty();
        }
        if (pod.evicted()) {
            return Optional.of("was evicted");
        }
        if (pod.node().isEmpty()) {
            return Optional.empty(); // no endpoint can be made of it, so nobody can tell
        }
        if (pod.finished()) {
            return Optional.of("has finished");
        }
        return pod.addresses().contains(address.address)
                ? Optional.empty()
                : Optional.of("has other addresses: " + pod.addresses());
    }

    private Optional<String> whyInvalidVirtualMachine(TrackedAddress address) {
        String namespace = address.namespace();
        String instance = address.vmInstance();
        boolean valid = !facts.knowsVirtualMachines()
                || namespace.isEmpty()
                || instance.isEmpty()
                || facts.hasVirtualMachine(namespace, instance)
                || facts.hasStandaloneInstance(namespace, instance);
        return valid ? Optional.empty() : Optional.of("there is no virtual machine " + namespace + "/" + instance);
    }
}
