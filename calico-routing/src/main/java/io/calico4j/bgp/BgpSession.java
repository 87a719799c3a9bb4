// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.net.IpAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One end of a BGP session, as a node is configured for it.
 *
 * @param name the name of the protocol in BIRD, such as {@code Node_10_0_0_1}; sessions are listed in its byte order
 * @param type where it comes from
 * @param peerAddress the peer's address
 * @param port the peer's port; empty for 179
 * @param peerAsNumber the AS number the peer is expected to have
 * @param localAsNumber the AS number shown to the peer, where it is not the node's own
 * @param internal whether both ends are in one AS
 * @param sourceAddress the address the node connects from; empty to leave it to the kernel
 * @param passive whether the node waits for the peer to connect
 * @param reflectorClusterId the cluster ID under which the node reflects routes of this client; empty if the peer is none
 * @param peerNode the Calico node at the other end, where the configuration names one
 * @param reverse whether it is the automatic other half of a peering
 * @param settings what it has in common with other sessions
 */
public record BgpSession(
        String name,
        SessionType type,
        IpAddress peerAddress,
        OptionalInt port,
        long peerAsNumber,
        OptionalLong localAsNumber,
        boolean internal,
        Optional<IpAddress> sourceAddress,
        boolean passive,
        Optional<String> reflectorClusterId,
        Optional<String> peerNode,
        boolean reverse,
        SessionSettings settings) {

    /** Returns what next hop routes to the peer carry. */
    public NextHop nextHop() {
        boolean keep = settings.keepOriginalNextHop() && !internal;
        return keep && settings.nextHop() == NextHop.AUTO ? NextHop.KEEP : settings.nextHop();
    }

    /** Returns the port the peer is called at. */
    public int portOrDefault() {
        return port.orElse(179);
    }

    /** Returns name and peer. */
    @Override
    public String toString() {
        return name + " (AS " + peerAsNumber + (passive ? ", passive" : "") + ")";
    }
}
