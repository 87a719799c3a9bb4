// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.mtu.Encapsulation;
import io.calico4j.net.IpAddress;
import java.util.Optional;

/**
 * A tunnel device of a node.
 *
 * @param name its name: {@code tunl0}, {@code vxlan.calico}, {@code vxlan-v6.calico}, {@code wireguard.cali}, {@code wg-v6.cali}
 * @param encapsulation what it does to packets
 * @param address its only address, with the full prefix length
 * @param mtuBytes its MTU, in bytes; empty if Calico does not manage it
 * @param vxlan what only VXLAN devices have
 */
public record TunnelDevice(
        String name,
        Encapsulation encapsulation,
        IpAddress address,
        Optional<Integer> mtuBytes,
        Optional<Vxlan> vxlan) {
    /**
     * What only a VXLAN device has. A device of the eBPF dataplane with BTF takes these from each packet and has none but
     * the MAC address and the port.
     *
     * @param mac its MAC address, in lower case
     * @param port the UDP port
     * @param vni the VXLAN network identifier
     * @param parent the name of the interface that carries the tunnel
     * @param local the node's address on it
     */
    public record Vxlan(
            String mac, int port, Optional<Integer> vni, Optional<String> parent, Optional<IpAddress> local) {}
}
