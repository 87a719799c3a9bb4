// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.route.kernel.KernelRoute;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The nodes a packet comes to and the route it takes at each; filled by a tracer, read by a trace. */
final class Walk {
    TraceNode[] nodes = new TraceNode[2];

    /** The route taken at the node of the same index; null at the last. */
    @Nullable
    KernelRoute[] routes = new KernelRoute[2];

    int length;
    PathMode mode = PathMode.NONE;
    PathOutcome outcome = PathOutcome.UNREACHABLE;
    PathCause cause = PathCause.NO_ENDPOINTS;

    void add(TraceNode node, @Nullable KernelRoute route) {
        if (length == nodes.length) {
            nodes = Arrays.copyOf(nodes, length * 2);
            routes = Arrays.copyOf(routes, length * 2);
        }
        nodes[length] = node;
        routes[length] = route;
        length++;
    }

    boolean contains(TraceNode node) {
        for (int i = 0; i < length; i++) {
            if (nodes[i] == node) {
                return true;
            }
        }
        return false;
    }

    void end(PathOutcome how, PathCause why) {
        outcome = how;
        cause = why;
    }
}
