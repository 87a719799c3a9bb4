// SPDX-License-Identifier: Apache-2.0
package io.calico4j.mtu;

/** A way in which Calico wraps a pod's packet between two nodes, with what the wrapping costs. */
public enum Encapsulation {
    /** IP in IP: one more IPv4 header. IPv4 only. */
    IPIP(20),
    /** VXLAN over IPv4: outer IPv4, UDP and VXLAN headers and the inner Ethernet header. */
    VXLAN(50),
    /** VXLAN over IPv6: as {@link #VXLAN} with an outer IPv6 header. */
    VXLAN_V6(70),
    /** WireGuard over IPv4: outer IPv4, UDP and WireGuard's own header and tag. */
    WIREGUARD(60),
    /** WireGuard over IPv6: as {@link #WIREGUARD} with an outer IPv6 header. */
    WIREGUARD_V6(80);

    private final int overheadBytes;

    Encapsulation(int overheadBytes) {
        this.overheadBytes = overheadBytes;
    }

    /** Returns by how many bytes a packet of this encapsulation is longer on the wire than the pod's packet. */
    public int overheadBytes() {
        return overheadBytes;
    }

    /** Returns whether this is one of the two WireGuard forms. */
    public boolean isWireguard() {
        return this == WIREGUARD || this == WIREGUARD_V6;
    }
}
