// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.json.CanonicalJson;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.net.AsNumber;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeBGPSpec;
import io.calico4j.resource.node.NodeInterface;
import io.calico4j.resource.node.NodeWireguardSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a node of Calico back into the node of Kubernetes it was made of, as annotations.
 *
 * <p>What the node does not say is removed from the annotations. Labels that it has from Kubernetes stay with Kubernetes: a
 * change to one of them is lost. Other annotations, and the labels of the Kubernetes node, stay as they are.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/resources/node.go.
 *
 * @param node the Kubernetes node to be written; absent if the Calico node cannot be written, which is then reported
 * @param diagnostics what stands in the way
 */
public record NodeWriteBack(Optional<KubernetesNode> node, Diagnostics diagnostics) {
    /** Checks that nothing is null. */
    public NodeWriteBack {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(diagnostics, "diagnostics");
    }

    /** Merges a node whose interfaces were not looked for if it has none. */
    public static NodeWriteBack of(Node node, KubernetesNode target) {
        return of(node, target, !node.spec().interfaces().isEmpty());
    }

    /**
     * Merges a node.
     *
     * @param interfacesKnown whether the list of interfaces is to be written even if it is empty
     */
    public static NodeWriteBack of(Node node, KubernetesNode target, boolean interfacesKnown) {
        Objects.requireNonNull(node, "node");
        SortedMap<String, String> labels = new TreeMap<>(node.metadata().labels());
        SortedMap<String, String> own = new TreeMap<>(node.metadata().annotations());
        String inherited = own.getOrDefault(NodeAnnotations.KUBERNETES_LABELS, "");
        if (!inherited.isEmpty()) {
            Optional<SortedMap<String, String>> known = AnnotationJson.map(inherited);
            if (known.isEmpty()) {
                Findings findings = new Findings(node);
                findings.error(
                        ConversionCodes.BAD_ANNOTATION,
                        FieldPath.of("metadata", "annotations", NodeAnnotations.KUBERNETES_LABELS),
                        "\"" + inherited + "\" is no map of texts in JSON, so that the node cannot be written",
                        "remove the annotation, or write it like {\"zone\":\"a\"}");
                return new NodeWriteBack(Optional.empty(), findings.all());
            }
            labels.keySet().removeAll(known.get().keySet());
            own.remove(NodeAnnotations.KUBERNETES_LABELS);
        }
        SortedMap<String, String> written = new TreeMap<>(target.metadata().annotations());
        put(
                NodeAnnotations.LABELS,
                labels.isEmpty() ? Optional.empty() : Optional.of(CanonicalJson.text(labels)),
                written);
        put(
                NodeAnnotations.ANNOTATIONS,
                own.isEmpty() ? Optional.empty() : Optional.of(CanonicalJson.text(own)),
                written);
        putSpec(node, written);
        put(
                NodeAnnotations.INTERFACES,
                interfacesKnown ? Optional.of(json(node.spec().interfaces())) : Optional.empty(),
                written);
        return new NodeWriteBack(
                Optional.of(target.withMetadata(target.metadata().withAnnotations(written))), Diagnostics.none());
    }

    private static void putSpec(Node node, SortedMap<String, String> written) {
        NodeBGPSpec bgp = node.spec().bgp().orElse(NodeBGPSpec.empty());
        put(NodeAnnotations.IPV4_ADDRESS, bgp.ipv4Address(), written);
        put(NodeAnnotations.IPV6_ADDRESS, bgp.ipv6Address(), written);
        put(NodeAnnotations.CLUSTER_ID, bgp.routeReflectorClusterID(), written);
        put(NodeAnnotations.AS_NUMBER, bgp.asNumber().map(AsNumber::toString), written);
        put(NodeAnnotations.IPIP_ADDRESS, bgp.ipv4IPIPTunnelAddr(), written);
        NodeWireguardSpec wireguard = node.spec().wireguard().orElse(NodeWireguardSpec.empty());
        put(NodeAnnotations.WIREGUARD_V4_ADDRESS, wireguard.interfaceIPv4Address(), written);
        put(NodeAnnotations.WIREGUARD_V6_ADDRESS, wireguard.interfaceIPv6Address(), written);
        put(NodeAnnotations.WIREGUARD_KEY, node.status().wireguardPublicKey(), written);
        put(NodeAnnotations.WIREGUARD_V6_KEY, node.status().wireguardPublicKeyV6(), written);
        put(NodeAnnotations.VXLAN_V4_ADDRESS, node.spec().ipv4VXLANTunnelAddr(), written);
        put(NodeAnnotations.VXLAN_V6_ADDRESS, node.spec().ipv6VXLANTunnelAddr(), written);
        put(NodeAnnotations.VXLAN_MAC, node.spec().vxlanTunnelMACAddr(), written);
        put(NodeAnnotations.VXLAN_V6_MAC, node.spec().vxlanTunnelMACAddrV6(), written);
    }

    private static void put(String annotation, Optional<String> value, SortedMap<String, String> written) {
        if (value.isPresent() && !value.get().isEmpty()) {
            written.put(annotation, value.get());
        } else {
            written.remove(annotation);
        }
    }

    private static String json(List<NodeInterface> interfaces) {
        return interfaces.stream()
                .map(each -> CanonicalJson.text((Object) each))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
