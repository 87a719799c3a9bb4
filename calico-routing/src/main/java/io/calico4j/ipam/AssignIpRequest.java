// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.HostReservation;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.PoolUse;
import io.calico4j.net.IpAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * A wish for one chosen address.
 *
 * @param address the address
 * @param host the host that gets it
 * @param handle the handle to hold it under
 * @param attributes what to note about its owner
 * @param use what it is for
 * @param hostReservation what the host keeps of a block that has to be claimed for it
 * @param maxPerHandle how many addresses of its family the handle may hold, 0 for any number
 */
public record AssignIpRequest(
        IpAddress address,
        String host,
        Optional<String> handle,
        Optional<OwnerAttributes> attributes,
        Optional<PoolUse> use,
        Optional<HostReservation> hostReservation,
        int maxPerHandle) {
    /** Checks that nothing is missing, and the number. */
    public AssignIpRequest {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(attributes, "attributes");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(hostReservation, "hostReservation");
        if (maxPerHandle < 0) {
            throw new IllegalArgumentException("the number of addresses of a handle is at least 0: " + maxPerHandle);
        }
    }

    /** Returns a request without anything but a handle. */
    public static AssignIpRequest of(IpAddress address, String host, String handle) {
        return new AssignIpRequest(
                address, host, Optional.of(handle), Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }
}
