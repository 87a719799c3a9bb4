// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.service;

import io.calico4j.net.IpFamily;
import java.util.List;

/**
 * The service routes of one node, each list sorted as text.
 *
 * @param advertisedV4 IPv4 ranges and addresses it advertises
 * @param advertisedV6 IPv6 ranges and addresses it advertises
 * @param rejectedV4 IPv4 ranges of which no route goes into its kernel
 * @param rejectedV6 IPv6 ranges of which no route goes into its kernel
 */
public record ServiceRoutes(
        List<String> advertisedV4, List<String> advertisedV6, List<String> rejectedV4, List<String> rejectedV6) {
    private static final ServiceRoutes NONE = new ServiceRoutes(List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public ServiceRoutes {
        advertisedV4 = List.copyOf(advertisedV4);
        advertisedV6 = List.copyOf(advertisedV6);
        rejectedV4 = List.copyOf(rejectedV4);
        rejectedV6 = List.copyOf(rejectedV6);
    }

    /** Returns the routes of which there are none. */
    public static ServiceRoutes none() {
        return NONE;
    }

    /** Returns what is advertised of a family. */
    public List<String> advertised(IpFamily family) {
        return family == IpFamily.V4 ? advertisedV4 : advertisedV6;
    }

    /** Returns the ranges of a family that are kept out of the kernel. */
    public List<String> rejected(IpFamily family) {
        return family == IpFamily.V4 ? rejectedV4 : rejectedV6;
    }

    /** Returns whether there is nothing in any list. */
    public boolean isEmpty() {
        return equals(NONE);
    }
}
