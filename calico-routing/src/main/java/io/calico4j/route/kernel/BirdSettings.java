// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.net.IpFamily;
import io.calico4j.resource.bgp.BGPConfigurationSpec;
import java.util.Optional;

/**
 * The settings of BIRD that kernel routes depend on: of the BGPConfiguration {@code default}.
 *
 * @param running whether the nodes run BIRD at all
 * @param programClusterRoutes whether BIRD programs the routes between nodes of IP-in-IP and native pools
 * @param normalPriorityV4 the metric of its IPv4 routes
 * @param normalPriorityV6 the metric of its IPv6 routes
 */
public record BirdSettings(
        boolean running, boolean programClusterRoutes, long normalPriorityV4, long normalPriorityV6) {

    /** Returns the settings of a BIRD that nobody has configured. */
    public static BirdSettings defaults() {
        return new BirdSettings(true, true, 1024, 1024);
    }

    /** Returns the settings of nodes that do not run BIRD. */
    public static BirdSettings absent() {
        return new BirdSettings(false, false, 1024, 1024);
    }

    /** Returns the settings that a BGPConfiguration makes. */
    public static BirdSettings of(BGPConfigurationSpec spec) {
        return new BirdSettings(
                true,
                !spec.programClusterRoutes().equals(Optional.of("Disabled")),
                spec.ipv4NormalRoutePriority().orElse(1024L),
                spec.ipv6NormalRoutePriority().orElse(1024L));
    }

    /** Returns the metric of BIRD's routes of a family. */
    public long normalPriority(IpFamily family) {
        return family == IpFamily.V4 ? normalPriorityV4 : normalPriorityV6;
    }
}
