// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.bgp.filter.FilterChain;
import io.calico4j.bgp.filter.FilterDirection;
import io.calico4j.net.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What all sessions of one BGPPeer, or of the mesh, have in common.
 *
 * @param resource name of the BGPPeer; empty for the mesh
 * @param ttlSecurityHops number of hops TTL security allows; empty if it is off
 * @param multihop whether the peer may be any number of hops away; else an external peer must be a direct neighbour
 * @param password the password, if a secret holds one
 * @param missingPassword secret and key of a password that is asked for and cannot be read
 * @param gracefulRestartSeconds how long the peer may take to restart
 * @param keepaliveSeconds how often the session is shown to be alive
 * @param nextHop the next hop mode; what {@code keepOriginalNextHop} asks for on external sessions is not in it
 * @param keepOriginalNextHop whether external sessions keep the next hop
 * @param allowedLocalAs how often the own AS may stand in the path of an accepted route; 0 for never
 * @param reachableBy the gateway towards the peer
 * @param importFilters filters of received routes
 * @param exportFilters filters of sent routes
 */
public record SessionSettings(
        Optional<String> resource,
        OptionalInt ttlSecurityHops,
        boolean multihop,
        Optional<SessionPassword> password,
        Optional<String> missingPassword,
        OptionalLong gracefulRestartSeconds,
        OptionalLong keepaliveSeconds,
        NextHop nextHop,
        boolean keepOriginalNextHop,
        int allowedLocalAs,
        Optional<IpAddress> reachableBy,
        FilterChain importFilters,
        FilterChain exportFilters) {

    /** Returns settings with nothing set: no filters, no password, multihop. */
    static SessionSettings plain(boolean multihop) {
        return new SessionSettings(
                Optional.empty(),
                OptionalInt.empty(),
                multihop,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                NextHop.AUTO,
                false,
                0,
                Optional.empty(),
                FilterChain.of(List.of(), FilterDirection.IMPORT),
                FilterChain.of(List.of(), FilterDirection.EXPORT));
    }

    SessionSettings withMesh(Optional<SessionPassword> secret, Optional<String> missing, OptionalLong restartSeconds) {
        return new SessionSettings(
                resource,
                ttlSecurityHops,
                multihop,
                secret,
                missing,
                restartSeconds,
                keepaliveSeconds,
                nextHop,
                keepOriginalNextHop,
                allowedLocalAs,
                reachableBy,
                importFilters,
                exportFilters);
    }
}
