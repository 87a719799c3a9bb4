// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.net.Cidr;
import io.calico4j.net.PrefixMap;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.L3Route;
import io.calico4j.route.PoolType;
import io.calico4j.route.fact.PoolFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pools as the filter between BIRD and the kernel goes through them: in the order of their text, and the first that
 * contains a prefix decides.
 *
 * <p>The pools around a prefix lie inside each other, so that the first of them is known by the innermost. For IPv6, and on
 * nodes without an IPv4 address, only lines that reject are written. Immutable; one for all nodes.
 */
final class PoolLines {
    /** What BIRD does with a prefix. */
    enum Way {
        REJECT,
        DIRECT,
        TUNNEL,
        TUNNEL_ACROSS_SUBNETS
    }

    private final PrefixMap<Way> ways;

    /** Whether no pool lies inside another and each pool's type tells its line. */
    private final boolean flat;

    private final boolean programClusterRoutes;

    PoolLines(Collection<PoolFact> pools, boolean programClusterRoutes) {
        List<PoolFact> lines = new ArrayList<>();
        for (PoolFact pool : pools) {
            if (pool.cidr().isV4() || way(pool, programClusterRoutes) == Way.REJECT) {
                lines.add(pool);
            }
        }
        lines.sort(Comparator.comparing((PoolFact p) -> p.cidr().toString()).thenComparing(PoolFact::name));
        PrefixMap.Builder<Way> b = PrefixMap.builder();
        for (PoolFact pool : lines) {
            PoolFact first = first(lines, pool.cidr());
            b.put(pool.cidr(), way(first == null ? pool : first, programClusterRoutes));
        }
        this.ways = b.build();
        this.programClusterRoutes = programClusterRoutes;
        boolean disjoint = true;
        for (PoolFact pool : pools) {
            disjoint &= first(lines, pool.cidr(), pool) == null;
        }
        this.flat = disjoint;
    }

    private static @Nullable PoolFact first(List<PoolFact> lines, Cidr prefix) {
        for (PoolFact pool : lines) {
            if (pool.cidr().contains(prefix)) {
                return pool;
            }
        }
        return null;
    }

    private static @Nullable PoolFact first(List<PoolFact> lines, Cidr prefix, PoolFact except) {
        for (PoolFact pool : lines) {
            if (!pool.equals(except) && pool.cidr().overlaps(prefix)) {
                return pool;
            }
        }
        return null;
    }

    /** Returns what BIRD does with an entry's prefix; the same as for the prefix, and faster where pools are disjoint. */
    Way way(L3Route entry) {
        PoolType type = entry.poolType();
        if (!flat || type == PoolType.NONE) {
            return way(entry.destination());
        }
        if (type == PoolType.VXLAN || !programClusterRoutes) {
            return Way.REJECT;
        }
        // an IP-in-IP pool is used across subnets only where entries say they are in the same one
        return type == PoolType.IPIP && entry.destination().isV4() && !entry.sameSubnet() ? Way.TUNNEL : Way.DIRECT;
    }

    Way way(Cidr prefix) {
        return ways.longestMatch(prefix).map(PrefixMap.Entry::value).orElse(Way.DIRECT);
    }

    private static Way way(PoolFact pool, boolean programClusterRoutes) {
        if (pool.vxlan() != EncapsulationMode.NEVER || !programClusterRoutes) {
            return Way.REJECT;
        }
        return switch (pool.ipip()) {
            case NEVER -> Way.DIRECT;
            case ALWAYS -> Way.TUNNEL;
            case CROSS_SUBNET -> Way.TUNNEL_ACROSS_SUBNETS;
        };
    }
}
