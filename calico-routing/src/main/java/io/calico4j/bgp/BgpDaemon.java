// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The BGP daemon of one family on a node, as it is configured.
 *
 * @param family the family
 * @param routerId its router ID, an IPv4 address also for IPv6; empty on a node without IPv4 address and other choice
 * @param asNumber its AS number
 * @param clusterId the cluster ID it reflects routes under; empty if it is no reflector
 * @param nodeAddress the node's address; empty if the family is disabled on the node
 * @param subnet the subnet of that address; empty together with it
 * @param listenAddress the only address it listens on
 * @param listenPort the port it listens on; empty for 179
 * @param log how much it logs
 * @param ignoredInterfaces patterns of interfaces that no routes are read from, as configured
 * @param normalPriority the kernel priority of usual routes, 1024 unless configured
 * @param communities the communities it gives to routes it sends
 * @param blocks the node's blocks of the family, in the order of their key texts
 * @param advertisedServices ranges and addresses of services it advertises, sorted as text
 * @param rejectedServices ranges of services kept out of the kernel, sorted as text
 * @param reflectedRanges load balancer ranges that it passes on as a reflector
 * @param sessions its sessions, by name
 * @param peerRoutes static routes to peers that are reached through a gateway
 */
public record BgpDaemon(
        IpFamily family,
        String routerId,
        long asNumber,
        Optional<String> clusterId,
        Optional<IpAddress> nodeAddress,
        Optional<Cidr> subnet,
        Optional<IpAddress> listenAddress,
        OptionalInt listenPort,
        BgpLog log,
        List<String> ignoredInterfaces,
        long normalPriority,
        List<PrefixCommunities> communities,
        List<NodeBlock> blocks,
        List<String> advertisedServices,
        List<String> rejectedServices,
        List<String> reflectedRanges,
        List<BgpSession> sessions,
        List<PeerRoute> peerRoutes) {

    /** Returns whether the family is disabled on the node: it has no address, no BGP protocol runs. */
    public boolean isDisabled() {
        return nodeAddress.isEmpty();
    }

    /** Returns the session of a name. */
    public Optional<BgpSession> session(String name) {
        return sessions.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /**
     * A route to a peer through a gateway.
     *
     * @param peer the peer's address
     * @param gateway the gateway's address
     */
    public record PeerRoute(IpAddress peer, IpAddress gateway) {}
}
