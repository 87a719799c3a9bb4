// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.net.IpAddress;

/**
 * How a VXLAN device reaches another node's: a neighbour entry (tunnel address to MAC) and a forwarding entry (MAC to node).
 *
 * @param device the device's name
 * @param tunnelAddress the address of the other node's device
 * @param mac the MAC address of the other node's device, in lower case
 * @param hostAddress the other node's own address
 */
public record VxlanNeighbour(String device, IpAddress tunnelAddress, String mac, IpAddress hostAddress) {}
