// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.leak;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Facts of a cluster that were given one by one. Instances are immutable. */
public final class GivenFacts implements ClusterFacts {
    private final Map<String, NodeName> calicoNodes;
    private final Map<String, Map<String, String>> kubernetesNodes;
    private final Map<String, Pod> pods;
    private final Map<String, Boolean> machines;
    private final Map<String, Boolean> instances;

    private GivenFacts(Builder parts) {
        calicoNodes = new TreeMap<>(parts.calicoNodes);
        kubernetesNodes = new TreeMap<>(parts.kubernetesNodes);
        pods = new TreeMap<>(parts.pods);
        machines = new TreeMap<>(parts.machines);
        instances = new TreeMap<>(parts.instances);
    }

    private static String key(String namespace, String name) {
        return Objects.requireNonNull(namespace, "namespace") + "/" + Objects.requireNonNull(name, "name");
    }

    @Override
    public NodeName kubernetesNode(String calicoNode) {
        return calicoNodes.getOrDefault(calicoNode, new NodeName.Missing());
    }

    @Override
    public Optional<Map<String, String>> nodeLabels(String kubernetesNode) {
        return Optional.ofNullable(kubernetesNodes.get(kubernetesNode));
    }

    @Override
    public Optional<Pod> pod(String namespace, String name, Source source) {
        return Optional.ofNullable(pods.get(key(namespace, name)));
    }

    @Override
    public boolean hasVirtualMachine(String namespace, String name) {
        return machines.containsKey(key(namespace, name));
    }

    @Override
    public boolean hasStandaloneInstance(String namespace, String name) {
        return Boolean.FALSE.equals(instances.get(key(namespace, name)));
    }

    /** Gathers facts. Confined to one thread; may go on after {@link #build()}. */
    public static final class Builder {
        private final Map<String, NodeName> calicoNodes = new TreeMap<>();
        private final Map<String, Map<String, String>> kubernetesNodes = new TreeMap<>();
        private final Map<String, Pod> pods = new TreeMap<>();
        private final Map<String, Boolean> machines = new TreeMap<>();
        private final Map<String, Boolean> instances = new TreeMap<>();

        Builder() {}

        /** Adds a Calico node that is a Kubernetes node of the same name, and that node without labels. */
        @CanIgnoreReturnValue
        public Builder node(String name) {
            return calicoNode(name, name).kubernetesNode(name, new TreeMap<>());
        }

        /** Adds a Calico node that refers to a Kubernetes node, which may be gone. */
        @CanIgnoreReturnValue
        public Builder calicoNode(String name, String kubernetesName) {
            calicoNodes.put(
                    Objects.requireNonNull(name, "name"),
                    new NodeName.Kubernetes(Objects.requireNonNull(kubernetesName, "kubernetesName")));
            return this;
        }

        /** Adds a Calico node that isn't one of Kubernetes. */
        @CanIgnoreReturnValue
        public Builder foreignNode(String name) {
            calicoNodes.put(Objects.requireNonNull(name, "name"), new NodeName.NotKubernetes());
            return this;
        }

        /** Adds a Kubernetes node with its labels. */
        @CanIgnoreReturnValue
        public Builder kubernetesNode(String name, Map<String, String> labels) {
            kubernetesNodes.put(
                    Objects.requireNonNull(name, "name"), new TreeMap<>(Objects.requireNonNull(labels, "labels")));
            return this;
        }

        /** Adds a pod. */
        @CanIgnoreReturnValue
        public Builder pod(String namespace, String name, Pod pod) {
            pods.put(key(namespace, name), Objects.requireNonNull(pod, "pod"));
            return this;
        }

        /** Adds a virtual machine of KubeVirt. */
        @CanIgnoreReturnValue
        public Builder virtualMachine(String namespace, String name) {
            machines.put(key(namespace, name), true);
            return this;
        }

        /** Adds a running instance of a virtual machine, and whether a virtual machine owns it. */
        @CanIgnoreReturnValue
        public Builder virtualMachineInstance(String namespace, String name, boolean owned) {
            instances.put(key(namespace, name), owned);
            return this;
        }

        /** Returns the facts so far. */
        public ClusterFacts build() {
            return new GivenFacts(this);
        }
    }
}
