// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.route.fact.HostAddress;
import java.util.List;

/**
 * A network interface of a node.
 *
 * @param name its name, such as {@code eth0}
 * @param mtuBytes its MTU, in bytes
 * @param addresses its addresses with their subnets
 */
public record HostInterface(String name, int mtuBytes, List<HostAddress> addresses) {
    /** Copies the list. */
    public HostInterface {
        addresses = List.copyOf(addresses);
    }

    /** Returns an interface of 1500 bytes. */
    public static HostInterface of(String name, List<HostAddress> addresses) {
        return new HostInterface(name, 1500, addresses);
    }
}
