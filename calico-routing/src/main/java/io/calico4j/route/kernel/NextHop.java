// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import static java.util.Objects.requireNonNull;

import io.calico4j.net.IpAddress;
import java.util.Optional;

/**
 * One way a route sends packets.
 *
 * @param gateway the address that is asked for on the device's link; empty if that is the destination itself
 * @param device the name of the device, such as {@code eth0}
 * @param onlink whether the gateway is taken to be on the link though no subnet of the device says so
 */
public record NextHop(Optional<IpAddress> gateway, String device, boolean onlink) {
    /** Checks for null. */
    public NextHop {
        requireNonNull(gateway, "gateway");
        requireNonNull(device, "device");
    }
}
