// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import static java.util.Objects.requireNonNull;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.List;

/**
 * A BGP router outside the cluster, such as one on top of a rack.
 *
 * <p>It answers every session that nodes have to one of its addresses, accepts all routes but those of its own AS, and
 * sends what it has selected to all its peers.
 *
 * @param name its name
 * @param asNumber its AS number
 * @param addresses its addresses; the first is its router ID if it is IPv4
 * @param originates the destinations it knows a way to by itself
 * @param neighbours the names of other routers it has sessions with; one end is enough
 */
public record ExternalRouter(
        String name, long asNumber, List<IpAddress> addresses, List<Cidr> originates, List<String> neighbours) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if it has no address
     */
    public ExternalRouter {
        requireNonNull(name, "name");
        addresses = List.copyOf(addresses);
        originates = List.copyOf(originates);
        neighbours = List.copyOf(neighbours);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("router " + name + " has no address");
        }
    }

    /** Returns a router of one address that originates nothing and has no other routers as neighbours. */
    public static ExternalRouter of(String name, long asNumber, String address) {
        return new ExternalRouter(name, asNumber, List.of(IpAddress.parse(address)), List.of(), List.of());
    }
}
