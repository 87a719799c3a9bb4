// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

/** The parts of Felix that make routes between nodes, in the order they run. */
public enum RouteManager {
    /** IPv4 pools without encapsulation. */
    NO_ENCAP_V4,
    /** IPv6 pools without encapsulation. */
    NO_ENCAP_V6,
    /** IPv4 VXLAN pools. */
    VXLAN_V4,
    /** IP-in-IP pools; IPv4 only. */
    IPIP_V4,
    /** IPv6 VXLAN pools. */
    VXLAN_V6
}
