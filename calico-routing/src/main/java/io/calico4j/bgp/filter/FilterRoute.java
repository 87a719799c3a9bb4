// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.filter;

import io.calico4j.net.Cidr;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * A route as a filter sees it on one session.
 *
 * @param net the destination
 * @param learnedFromBgp whether it came from a BGP peer and not from the node itself
 * @param communities its communities, sorted and without duplicates
 * @param asPath the AS path, the nearest AS first
 * @param peerIsInternal whether the session stays within the AS
 * @param interfaceName the interface it leads to; empty if it has none, as a blackhole route
 * @param priority its priority, lower is better: {@code 2^31 - 1} minus the BGP local preference; empty if it has none
 */
public record FilterRoute(
        Cidr net,
        boolean learnedFromBgp,
        List<CommunityValue> communities,
        List<Long> asPath,
        boolean peerIsInternal,
        Optional<String> interfaceName,
        OptionalLong priority) {

    /** Copies the lists; the communities are sorted, duplicates are dropped. */
    public FilterRoute {
        communities = List.copyOf(new TreeSet<>(communities));
        asPath = List.copyOf(asPath);
    }

    /** Returns a route of the node itself on an internal session, without communities, path, interface and priority. */
    public static FilterRoute of(Cidr net) {
        return new FilterRoute(net, false, List.of(), List.of(), true, Optional.empty(), OptionalLong.empty());
    }

    /** Returns this route with one community more. */
    public FilterRoute withCommunity(CommunityValue community) {
        NavigableSet<CommunityValue> all = new TreeSet<>(communities);
        all.add(community);
        return new FilterRoute(net, learnedFromBgp, List.copyOf(all), asPath, peerIsInternal, interfaceName, priority);
    }

    /** Returns this route with another AS path. */
    public FilterRoute withAsPath(List<Long> path) {
        return new FilterRoute(net, learnedFromBgp, communities, path, peerIsInternal, interfaceName, priority);
    }

    /** Returns this route with a priority. */
    public FilterRoute withPriority(long value) {
        return new FilterRoute(
                net, learnedFromBgp, communities, asPath, peerIsInternal, interfaceName, OptionalLong.of(value));
    }
}
