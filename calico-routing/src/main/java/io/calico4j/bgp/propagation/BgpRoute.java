// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import io.calico4j.bgp.filter.CommunityValue;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * One way to a destination in the table of a speaker.
 *
 * @param destination the destination
 * @param from the speaker it came from; the speaker itself for its own routes
 * @param learned whether it came over a session
 * @param external whether that session leaves the AS
 * @param nextHop the next hop; empty for a route of the speaker itself
 * @param asPath the AS path, the nearest first
 * @param localPreference the BGP local preference; 0 for a route of the speaker itself
 * @param communities its communities, sorted
 * @param originator the router ID of the speaker that brought it into the AS, where a reflector has noted it
 * @param clusters the clusters it was reflected through, the last first
 * @param best whether it is the one selected
 * @param multipath whether it is selected, or equal to the selected one up to ties and so part of its ECMP route
 */
public record BgpRoute(
        Cidr destination,
        String from,
        boolean learned,
        boolean external,
        Optional<IpAddress> nextHop,
        List<Long> asPath,
        long localPreference,
        List<CommunityValue> communities,
        Optional<String> originator,
        List<String> clusters,
        boolean best,
        boolean multipath) {}
