// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.fact;

import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.net.MacAddress;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The facts about a node in a Kubernetes datastore, where Calico keeps its own in annotations.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/resources/node.go.
 */
final class KubernetesNodes {
    private static final String PREFIX = "projectcalico.org/";

    private final SortedMap<String, String> annotations;

    private KubernetesNodes(SortedMap<String, String> annotations) {
        this.annotations = annotations;
    }

    static NodeFact fact(KubernetesNode node) {
        KubernetesNodes of = new KubernetesNodes(node.metadata().annotations());
        NodeFact.Builder b = NodeFact.builder(node.metadata().name());
        of.network("IPv4Address", IpFamily.V4).ifPresent(b::bgpAddress);
        of.network("IPv6Address", IpFamily.V6).ifPresent(b::bgpAddress);
        of.network("IPv4Address", IpFamily.V4).ifPresent(a -> b.addListed(a, "CalicoNodeIP"));
        of.network("IPv6Address", IpFamily.V6).ifPresent(a -> b.addListed(a, "CalicoNodeIP"));
        node.status().addresses().stream()
                .filter(a -> a.type().equals("InternalIP") || a.type().equals("ExternalIP"))
                .forEach(a -> HostAddress.tryParse(a.address()).ifPresent(address -> b.addListed(address, a.type())));
        of.address("IPv4IPIPTunnelAddr", IpFamily.V4).ifPresent(b::ipipAddress);
        of.address("IPv4VXLANTunnelAddr", IpFamily.V4).ifPresent(b::vxlanIpv4);
        of.address("IPv6VXLANTunnelAddr", IpFamily.V6).ifPresent(b::vxlanIpv6);
        of.address("IPv4WireguardInterfaceAddr", IpFamily.V4).ifPresent(b::wireguardIpv4);
        of.address("IPv6WireguardInterfaceAddr", IpFamily.V6).ifPresent(b::wireguardIpv6);
        return b.vxlanMac(of.mac("VXLANTunnelMACAddr"))
                .vxlanMacV6(of.mac("VXLANTunnelMACAddrV6"))
                .wireguardKeyV4(!of.text("WireguardPublicKey").isEmpty())
                .wireguardKeyV6(!of.text("WireguardPublicKeyV6").isEmpty())
                .build();
    }

    private String text(String name) {
        return annotations.getOrDefault(PREFIX + name, "");
    }

    private Optional<HostAddress> network(String name, IpFamily family) {
        return HostAddress.tryParse(text(name)).filter(a -> a.address().family() == family);
    }

    private Optional<IpAddress> address(String name, IpFamily family) {
        return IpAddress.tryParse(text(name)).filter(a -> a.family() == family);
    }

    private String mac(String name) {
        return MacAddress.tryParse(text(name)).isPresent() ? text(name) : "";
    }
}
