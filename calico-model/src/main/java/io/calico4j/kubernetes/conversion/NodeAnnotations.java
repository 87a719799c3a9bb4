// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

/** The annotations of nodes in which Calico keeps what Kubernetes has no fields for. */
final class NodeAnnotations {
    private static final String PREFIX = "projectcalico.org/";

    static final String LABELS = PREFIX + "labels";
    static final String ANNOTATIONS = PREFIX + "annotations";
    static final String KUBERNETES_LABELS = PREFIX + "kube-labels";
    static final String IPV4_ADDRESS = PREFIX + "IPv4Address";
    static final String IPV6_ADDRESS = PREFIX + "IPv6Address";
    static final String CLUSTER_ID = PREFIX + "RouteReflectorClusterID";
    static final String AS_NUMBER = PREFIX + "ASNumber";
    static final String IPIP_ADDRESS = PREFIX + "IPv4IPIPTunnelAddr";
    static final String WIREGUARD_V4_ADDRESS = PREFIX + "IPv4WireguardInterfaceAddr";
    static final String WIREGUARD_V6_ADDRESS = PREFIX + "IPv6WireguardInterfaceAddr";
    static final String WIREGUARD_KEY = PREFIX + "WireguardPublicKey";
    static final String WIREGUARD_V6_KEY = PREFIX + "WireguardPublicKeyV6";
    static final String VXLAN_V4_ADDRESS = PREFIX + "IPv4VXLANTunnelAddr";
    static final String VXLAN_V6_ADDRESS = PREFIX + "IPv6VXLANTunnelAddr";
    static final String VXLAN_MAC = PREFIX + "VXLANTunnelMACAddr";
    static final String VXLAN_V6_MAC = PREFIX + "VXLANTunnelMACAddrV6";
    static final String INTERFACES = PREFIX + "Interfaces";

    private NodeAnnotations() {}
}
