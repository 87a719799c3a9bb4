// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.fact;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.ResourceKey;
import java.util.List;

/**
 * Some of the endpoints behind a service.
 *
 * @param key the key of the slice
 * @param service {@code namespace/name} of the service
 * @param nets addresses and prefixes of the endpoints
 * @param addresses those of them that are single addresses
 * @param ports the ports with a number
 */
public record SliceFact(ResourceKey key, String service, List<Cidr> nets, List<IpAddress> addresses, List<Port> ports)
        implements Fact {
    /**
     * A port of a service.
     *
     * @param protocol protocol number: TCP, UDP or SCTP
     * @param number the port
     */
    public record Port(int protocol, int number) {}
}
