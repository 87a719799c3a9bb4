// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.json.CanonicalJson;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.kubernetes.KubernetesNodeAddress;
import io.calico4j.net.AsNumber;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.net.MacAddress;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeAddress;
import io.calico4j.resource.node.NodeBGPSpec;
import io.calico4j.resource.node.NodeInterface;
import io.calico4j.resource.node.NodeSpec;
import io.calico4j.resource.node.NodeStatus;
import io.calico4j.resource.node.NodeWireguardSpec;
import io.calico4j.resource.node.OrchRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One node of Kubernetes as a node of Calico. Used once.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/resources/node.go.
 */
final class NodeConversion {
    private static final String ORCHESTRATOR = "k8s";
    private static final FieldPath PATH = FieldPath.of("metadata", "annotations");

    private final KubernetesNode node;
    private final SortedMap<String, String> annotations;
    private final boolean usePodCidr;
    private final Findings findings;

    NodeConversion(KubernetesNode node, boolean usePodCidr, Findings findings) {
        this.node = node;
        this.annotations = node.metadata().annotations();
        this.usePodCidr = usePodCidr;
        this.findings = findings;
    }

    /** Returns nothing if the node cannot be converted, which is then reported. */
    Optional<Node> convert() {
        String podCidr = usePodCidr ? node.spec().podCIDR().orElse("") : "";
        Optional<String> tunnel = Optional.empty();
        if (!podCidr.isEmpty()) {
            Optional<IpAddress> address = Cidr.tryParse(podCidr).flatMap(cidr -> Cidr.tryParseAddressOf(podCidr));
            if (address.isEmpty()) {
                findings.error(
                        ConversionCodes.BAD_ADDRESS,
                        FieldPath.of("spec", "podCIDR"),
                        "\"" + podCidr + "\" is no CIDR, so that the node cannot be converted",
                        "write an address, a slash and a prefix length, such as 10.9.3.0/24");
                return Optional.empty();
            }
            tunnel = address.filter(IpAddress::isV4).map(NodeConversion::next);
        }
        NodeBGPSpec bgp = bgp(podCidr.isEmpty(), tunnel);
        NodeWireguardSpec wireguard = wireguard(podCidr.isEmpty(), tunnel);
        NodeSpec spec = NodeSpec.builder()
                .bgp(Optional.of(bgp).filter(given -> !given.equals(NodeBGPSpec.empty())))
                .wireguard(Optional.of(wireguard).filter(given -> !given.equals(NodeWireguardSpec.empty())))
                .ipv4VXLANTunnelAddr(network(NodeAnnotations.VXLAN_V4_ADDRESS, IpFamily.V4))
                .vxlanTunnelMACAddr(mac(NodeAnnotations.VXLAN_MAC))
                .ipv6VXLANTunnelAddr(network(NodeAnnotations.VXLAN_V6_ADDRESS, IpFamily.V6))
                .vxlanTunnelMACAddrV6(mac(NodeAnnotations.VXLAN_V6_MAC))
                .addOrchRef(OrchRef.builder()
                        .nodeName(node.metadata().name())
                        .orchestrator(ORCHESTRATOR)
                        .build())
                .addresses(addresses(bgp))
                .interfaces(interfaces())
                .build();
        NodeStatus status = NodeStatus.builder()
                .wireguardPublicKey(given(NodeAnnotations.WIREGUARD_KEY))
                .wireguardPublicKeyV6(given(NodeAnnotations.WIREGUARD_V6_KEY))
                .podCIDRs(node.spec().podCIDRs())
                .build();
        return Optional.of(
                Node.builder().metadata(metadata()).spec(spec).status(status).build());
    }

    /** The last octet grows by one, without carry. */
    private static String next(IpAddress address) {
        int bits = address.v4Bits();
        return IpAddress.v4((bits & ~0xff) | ((bits + 1) & 0xff)).toString();
    }

    private Metadata metadata() {
        Metadata given = node.metadata();
        SortedMap<String, String> labels = new TreeMap<>(stored(NodeAnnotations.LABELS));
        labels.putAll(given.labels());
        SortedMap<String, String> own = new TreeMap<>(stored(NodeAnnotations.ANNOTATIONS));
        own.put(
                NodeAnnotations.KUBERNETES_LABELS,
                given.labels().isEmpty() ? "null" : CanonicalJson.text(given.labels()));
        return Metadata.builder()
                .name(given.name())
                .uid(given.uid())
                .creationTimestamp(given.creationTimestamp())
                .resourceVersion(given.resourceVersion())
                .labels(labels)
                .annotations(own)
                .build();
    }

    private SortedMap<String, String> stored(String annotation) {
        String json = annotations.get(annotation);
        if (json == null) {
            return new TreeMap<>();
        }
        Optional<SortedMap<String, String>> stored = AnnotationJson.map(json);
        if (stored.isEmpty()) {
            passOver(annotation, json, "a map of texts in JSON");
        }
        return stored.orElseGet(TreeMap::new);
    }

    private NodeBGPSpec bgp(boolean fromAnnotations, Optional<String> tunnel) {
        return NodeBGPSpec.builder()
                .ipv4Address(address(NodeAnnotations.IPV4_ADDRESS, IpFamily.V4))
                .ipv6Address(address(NodeAnnotations.IPV6_ADDRESS, IpFamily.V6))
                .routeReflectorClusterID(network(NodeAnnotations.CLUSTER_ID, IpFamily.V4))
                .asNumber(asNumber())
                .ipv4IPIPTunnelAddr(fromAnnotations ? network(NodeAnnotations.IPIP_ADDRESS, IpFamily.V4) : tunnel)
                .build();
    }

    private NodeWireguardSpec wireguard(boolean fromAnnotations, Optional<String> tunnel) {
        if (fromAnnotations) {
            return NodeWireguardSpec.builder()
                    .interfaceIPv4Address(network(NodeAnnotations.WIREGUARD_V4_ADDRESS, IpFamily.V4))
                    .interfaceIPv6Address(network(NodeAnnotations.WIREGUARD_V6_ADDRESS, IpFamily.V6))
                    .build();
        }
        return NodeWireguardSpec.builder()
                .interfaceIPv4Address(given(NodeAnnotations.WIREGUARD_KEY).flatMap(key -> tunnel))
                .build();
    }

    private Optional<AsNumber> asNumber() {
        String text = annotations.get(NodeAnnotations.AS_NUMBER);
        if (text == null) {
            return Optional.empty();
        }
        Optional<AsNumber> number = AsNumber.tryParse(text);
        if (number.isEmpty()) {
            passOver(NodeAnnotations.AS_NUMBER, text, "an AS number");
        }
        return number;
    }

    private Optional<String> given(String annotation) {
        return Optional.ofNullable(annotations.get(annotation)).filter(text -> !text.isEmpty());
    }

    private Optional<String> address(String annotation, IpFamily family) {
        return accepted(
                annotation,
                text -> Cidr.tryParseAddressOf(text)
                        .filter(address -> address.family() == family)
                        .isPresent(),
                "an " + family + " address");
    }

    private Optional<String> network(String annotation, IpFamily family) {
        return accepted(
                annotation,
                text -> Cidr.tryParseAddressOf(text)
                        .filter(address -> address.family() == family)
                        .filter(address -> Cidr.parseOrAddress(text).network().equals(address))
                        .isPresent(),
                "an " + family + " address without host bits");
    }

    private Optional<String> mac(String annotation) {
        return accepted(annotation, text -> MacAddress.tryParse(text).isPresent(), "a MAC address");
    }

    private Optional<String> accepted(String annotation, Predicate<String> condition, String expected) {
        Optional<String> text = given(annotation);
        if (text.isPresent() && !condition.test(text.get())) {
            passOver(annotation, text.get(), expected);
            return Optional.empty();
        }
        return text;
    }

    private void passOver(String annotation, String text, String expected) {
        findings.warning(
                ConversionCodes.PART_PASSED_OVER,
                PATH.field(annotation),
                "\"" + text + "\" is not " + expected + ": Calico passes it over, as if the annotation were not there",
                "write " + expected + ", or remove the annotation");
    }

    private List<NodeAddress> addresses(NodeBGPSpec bgp) {
        List<NodeAddress> addresses = new ArrayList<>();
        bgp.ipv4Address().ifPresent(address -> addresses.add(address(address, Optional.of("CalicoNodeIP"))));
        bgp.ipv6Address().ifPresent(address -> addresses.add(address(address, Optional.of("CalicoNodeIP"))));
        for (KubernetesNodeAddress address : node.status().addresses()) {
            if (address.type().equals("InternalIP") || address.type().equals("ExternalIP")) {
                addresses.add(address(address.address(), Optional.of(address.type())));
            }
        }
        return addresses;
    }

    private static NodeAddress address(String address, Optional<String> type) {
        return NodeAddress.builder().address(address).type(type).build();
    }

    private List<NodeInterface> interfaces() {
        String json = annotations.get(NodeAnnotations.INTERFACES);
        if (json == null) {
            return List.of();
        }
        Optional<List<NodeInterface>> interfaces = AnnotationJson.interfaces(json);
        if (interfaces.isEmpty()) {
            passOver(NodeAnnotations.INTERFACES, json, "a list of interfaces in JSON");
            return List.of();
        }
        List<NodeInterface> checked = new ArrayList<>();
        for (NodeInterface each : interfaces.get()) {
            checked.add(each.withAddresses(each.addresses().stream()
                    .filter(address -> IpAddress.tryParse(address).isPresent())
                    .toList()));
        }
        return checked;
    }
}
