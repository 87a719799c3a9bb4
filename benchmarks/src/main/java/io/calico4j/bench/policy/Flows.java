// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.policy;

import io.calico4j.bench.larger.Copies;
import io.calico4j.net.IpAddress;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import java.util.ArrayList;
import java.util.List;

/**
 * The published flows, made by rule, and the same rule over copies of the pods. All arithmetic wraps around; divisions are unsigned.
 */
public final class Flows {
    /** How many flows there are. */
    public static final int COUNT = 1_000_000;

    private static final int PODS = 20_000;
    private static final int NAMESPACES = 1000;
    private static final int OUTSIDERS = 10_000;
    private static final long SEED = 0x5EED;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int[] PORTS = {80, 443, 8080, 8050, 53, 22, 5432, 25};
    private static final int FIRST_POD = (10 << 24) | (64 << 16);
    private static final int FIRST_OUTSIDER = (11 << 24) | 7;

    private final Peer[] pods;
    private final Peer[] outsiders = new Peer[OUTSIDERS];

    private Flows(int copies) {
        pods = new Peer[copies * PODS];
        for (int i = 0; i < pods.length; i++) {
            pods[i] = Peer.address(IpAddress.v4(Copies.address(FIRST_POD + i % PODS, i / PODS)));
        }
        for (int i = 0; i < OUTSIDERS; i++) {
            outsiders[i] = Peer.address(IpAddress.v4(FIRST_OUTSIDER + (i << 8)));
        }
    }

    /** Returns the flows in order. */
    public static List<Flow> all() {
        return among(1);
    }

    /** Returns as many flows among the pods of copies, those of copy 0 first; flows inside a namespace stay inside a copy. */
    static List<Flow> among(int copies) {
        Flows flows = new Flows(copies);
        List<Flow> all = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            all.add(flows.flow(i));
        }
        return all;
    }

    private static long mix(long z) {
        long mixed = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static int below(long number, int limit) {
        return (int) Long.remainderUnsigned(number, limit);
    }

    private Flow flow(int i) {
        long h = mix(SEED + (i + 1L) * GOLDEN);
        long g = mix(h);
        boolean fromOutside = below(g >>> 8, 10) == 0;
        Peer source = fromOutside ? outsiders[below(h >>> 20, OUTSIDERS)] : pods[below(h, pods.length)];
        int port = PORTS[below(g >>> 24, PORTS.length)];
        int protocol = port == 53 || below(g >>> 32, 16) == 0 ? 17 : 6;
        return Flow.from(source)
                .to(destination(h, below(g >>> 16, 10), fromOutside))
                .ports(protocol, 32768 + below(g >>> 40, 28_000), port);
    }

    private Peer destination(long h, int kind, boolean fromOutside) {
        if (kind == 0 && !fromOutside) {
            return outsiders[below(h >>> 40, OUTSIDERS)];
        }
        if (kind >= 1 && kind <= 4) {
            int copy = below(h, pods.length) / PODS;
            return pods[copy * PODS + below(h, NAMESPACES) + NAMESPACES * below(h >>> 32, PODS / NAMESPACES)];
        }
        return pods[below(h >>> 32, pods.length)];
    }
}
