// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.leak;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.Content;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.UnknownResource;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.OrchRef;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a snapshot says of nodes, pods and virtual machines. */
final class SnapshotFacts implements ClusterFacts {
    private static final String KUBERNETES = "k8s";
    private static final String KUBEVIRT = "kubevirt.io/";

    private final ClusterSnapshot snapshot;
    private final boolean knowsKubernetesNodes;
    private final boolean knowsNodes;
    private final boolean knowsPods;
    private boolean knowsVirtualMachines;
    private final Map<String, Map<String, String>> calicoLabels = new TreeMap<>();
    private final Set<String> machines = new HashSet<>();
    private final Set<String> standaloneInstances = new HashSet<>();

    SnapshotFacts(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.knowsKubernetesNodes = !snapshot.all(Kind.KUBERNETES_NODE).isEmpty();
        this.knowsNodes = knowsKubernetesNodes || !snapshot.all(Kind.NODE).isEmpty();
        this.knowsPods = !snapshot.all(Kind.POD).isEmpty();
        for (Node node : snapshot.all(Node.class)) {
            if (kubernetesNode(node.metadata().name()) instanceof NodeName.Kubernetes name) {
                calicoLabels.put(name.name(), node.metadata().labels());
            }
        }
        for (Resource resource : snapshot.all(Kind.UNKNOWN)) {
            if (resource.apiVersion().startsWith(KUBEVIRT)
                    && resource.kindName().startsWith("VirtualMachine")) {
                note(resource);
            }
        }
    }

    private void note(Resource resource) {
        knowsVirtualMachines |= resource.kindName().equals("VirtualMachine")
                || resource.kindName().equals("VirtualMachineInstance");
        String name = resource.metadata().namespace().orElse("") + "/"
                + resource.metadata().name();
        if (resource.kindName().equals("VirtualMachine")) {
            machines.add(name);
        } else if (resource.kindName().equals("VirtualMachineInstance")
                && resource instanceof UnknownResource instance
                && !isOwnedByMachine(instance)) {
            standaloneInstances.add(name);
        }
    }

    private static boolean isOwnedByMachine(UnknownResource instance) {
        return instance.content().members().get("metadata") instanceof Content.Mapping metadata
                && metadata.members().get("ownerReferences") instanceof Content.Sequence owners
                && owners.elements().stream()
                        .anyMatch(owner -> owner instanceof Content.Mapping reference
                                && reference
                                        .text("kind")
                                        .filter("VirtualMachine"::equals)
                                        .isPresent());
    }

    @Override
    public boolean knowsPods() {
        return knowsPods;
    }

    @Override
    public boolean knowsVirtualMachines() {
        return knowsVirtualMachines;
    }

    @Override
    public NodeName kubernetesNode(String calicoNode) {
        Optional<Node> node = snapshot.find(Node.class, calicoNode);
        if (node.isEmpty()) {
            return !knowsNodes
                            || snapshot.find(KubernetesNode.class, calicoNode).isPresent()
                    ? new NodeName.Kubernetes(calicoNode)
                    : new NodeName.Missing();
        }
        for (OrchRef reference : node.get().spec().orchRefs()) {
            if (reference.orchestrator().equals(KUBERNETES)
                    && reference.nodeName().isPresent()) {
                return new NodeName.Kubernetes(reference.nodeName().get());
            }
        }
        return new NodeName.NotKubernetes();
    }

    @Override
    public Optional<Map<String, String>> nodeLabels(String kubernetesNode) {
        if (!knowsNodes) {
            return Optional.of(new TreeMap<>());
        }
        if (!knowsKubernetesNodes) {
            return Optional.ofNullable(calicoLabels.get(kubernetesNode));
        }
        return snapshot.find(KubernetesNode.class, kubernetesNode)
                .map(node -> node.metadata().labels());
    }

    @Override
    public Optional<Pod> pod(String namespace, String name, Source source) {
        return snapshot.find(io.calico4j.kubernetes.Pod.class, namespace, name).map(SnapshotFacts::facts);
    }

    private static Pod facts(io.calico4j.kubernetes.Pod pod) {
        List<IpAddress> addresses = java.util.stream.Stream.concat(
                        pod.status().podIPs().stream().flatMap(ip -> ip.ip().stream()), pod.status().podIP().stream())
                .flatMap(text -> IpAddress.tryParse(text).stream())
                .distinct()
                .toList();
        String phase = pod.status().phase().orElse("");
        return new Pod(
                pod.spec().nodeName().orElse(""),
                addresses,
                phase.equals("Failed") || phase.equals("Succeeded"),
                false);
    }

    @Override
    public boolean hasVirtualMachine(String namespace, String name) {
        return machines.contains(namespace + "/" + name);
    }

    @Override
    public boolean hasStandaloneInstance(String namespace, String name) {
        return standaloneInstances.contains(namespace + "/" + name);
    }
}
