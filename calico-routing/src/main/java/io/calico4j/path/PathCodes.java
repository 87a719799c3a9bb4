// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.diagnostic.Code;
import java.util.List;

/** The codes of what is found on the way of a packet; each has a page in {@code docs/diagnostics}. */
public final class PathCodes {
    /** No route leads to the destination. */
    public static final Code UNREACHABLE = Code.of("CAL7001", "path-unreachable");

    /** The packet comes to a node it has been to. */
    public static final Code LOOP = Code.of("CAL7002", "path-loop");

    /** A blackhole drops the packet. */
    public static final Code BLACKHOLE = Code.of("CAL7003", "path-blackhole");

    /** Answers travel otherwise than questions. */
    public static final Code ASYMMETRIC = Code.of("CAL7004", "path-asymmetric");

    /** A packet of the sender's full size is lost on the way. */
    public static final Code MTU_BROKEN = Code.of("CAL7005", "path-mtu-broken");

    /** The network between the nodes must know pod addresses, and ordinary networks do not. */
    public static final Code ROUTER_NEEDS_POD_ROUTES = Code.of("CAL7006", "path-router-needs-pod-routes");

    /** A node cannot set up the tunnel device that its route needs. */
    public static final Code NO_TUNNEL_DEVICE = Code.of("CAL7007", "path-no-tunnel-device");

    /** The service has no endpoint that is ready. */
    public static final Code NO_ENDPOINTS = Code.of("CAL7008", "path-no-endpoints");

    /** Policy denies the packet. */
    public static final Code DENIED = Code.of("CAL7009", "path-denied");

    private PathCodes() {}

    /** Returns all codes in order. */
    public static List<Code> all() {
        return List.of(
                UNREACHABLE,
                LOOP,
                BLACKHOLE,
                ASYMMETRIC,
                MTU_BROKEN,
                ROUTER_NEEDS_POD_ROUTES,
                NO_TUNNEL_DEVICE,
                NO_ENDPOINTS,
                DENIED);
    }
}
