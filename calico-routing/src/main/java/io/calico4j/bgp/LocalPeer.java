// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.List;
import java.util.Optional;

/**
 * A workload that its node peers with, from the status that Felix writes of it.
 *
 * @param node the node it runs on
 * @param name its name
 * @param bgpPeer name of the BGPPeer that selects it
 * @param ipv4Nets its IPv4 networks; the first counts
 * @param ipv6Nets its IPv6 networks; the first counts
 */
public record LocalPeer(String node, String name, String bgpPeer, List<String> ipv4Nets, List<String> ipv6Nets) {
    /** Copies the lists. */
    public LocalPeer {
        ipv4Nets = List.copyOf(ipv4Nets);
        ipv6Nets = List.copyOf(ipv6Nets);
    }

    /** Returns the address of a family; a network that cannot be read makes the workload have none. */
    Optional<IpAddress> address(IpFamily family) {
        boolean unreadable = firstUnreadable(ipv4Nets) || firstUnreadable(ipv6Nets);
        List<String> nets = family == IpFamily.V4 ? ipv4Nets : ipv6Nets;
        return unreadable || nets.isEmpty()
                ? Optional.empty()
                : IpAddress.tryParse(nets.get(0).substring(0, nets.get(0).indexOf('/')));
    }

    private static boolean firstUnreadable(List<String> nets) {
        return !nets.isEmpty() && Cidr.tryParse(nets.get(0)).isEmpty();
    }
}
