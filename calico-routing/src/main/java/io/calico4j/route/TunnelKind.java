// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

/** The kind of tunnel device an address belongs to, in the order Calico prints it. */
public enum TunnelKind {
    /** The IP-in-IP device {@code tunl0}. */
    IPIP(1),
    /** A VXLAN device. */
    VXLAN(2),
    /** A WireGuard device. */
    WIREGUARD(4);

    private final int bit;

    TunnelKind(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }
}
