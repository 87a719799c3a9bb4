// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.kubernetes.KubernetesNodeAddress;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.Resource;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeAddress;
import io.calico4j.resource.node.NodeBGPSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node as pools and peers see it. A Calico node counts before the Kubernetes node of its name.
 *
 * @param name its name
 * @param labels its labels
 * @param addresses its own addresses
 * @param networks the networks it is attached to, where a prefix length is known
 */
public record NodeFacts(String name, Labels labels, List<IpAddress> addresses, List<Cidr> networks) {

    public static List<NodeFacts> allOf(ClusterSnapshot cluster) {
        Map<String, NodeFacts> nodes = new LinkedHashMap<>();
        cluster.all(Node.class).forEach(node -> nodes.put(node.metadata().name(), of(node)));
        cluster.all(KubernetesNode.class)
                .forEach(node -> nodes.putIfAbsent(node.metadata().name(), of(node)));
        return List.copyOf(nodes.values());
    }

    private static NodeFacts of(Node node) {
        List<String> texts = new ArrayList<>();
        Optional<NodeBGPSpec> bgp = node.spec().bgp();
        bgp.flatMap(NodeBGPSpec::ipv4Address).ifPresent(texts::add);
        bgp.flatMap(NodeBGPSpec::ipv6Address).ifPresent(texts::add);
        node.spec().addresses().stream().map(NodeAddress::address).forEach(texts::add);
        return of(node, texts);
    }

    private static NodeFacts of(KubernetesNode node) {
        return of(
                node,
                node.status().addresses().stream()
                        .map(KubernetesNodeAddress::address)
                        .toList());
    }

    private static NodeFacts of(Resource node, List<String> texts) {
        List<IpAddress> addresses = new ArrayList<>();
        List<Cidr> networks = new ArrayList<>();
        for (String text : texts) {
            int slash = text.indexOf('/');
            IpAddress.tryParse(slash < 0 ? text : text.substring(0, slash)).ifPresent(addresses::add);
            if (slash >= 0) {
                Cidr.tryParse(text)
                        .filter(network -> !network.isSingleAddress())
                        .ifPresent(networks::add);
            }
        }
        return new NodeFacts(
                node.metadata().name(),
                Labels.copyOf(node.metadata().labels()),
                addresses.stream().distinct().toList(),
                networks.stream().distinct().toList());
    }
}
