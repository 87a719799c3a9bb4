// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint;

import io.calico4j.label.Selector;
import io.calico4j.net.Cidr;
import io.calico4j.resource.pool.AllowedUse;
import io.calico4j.resource.pool.IPPool;
import java.util.List;
import java.util.Optional;

/**
 * A pool whose CIDR can be read.
 *
 * @param pool the pool
 * @param cidr its CIDR
 */
public record PoolFacts(IPPool pool, Cidr cidr) {
    private static final int DEFAULT_V4 = 26;
    private static final int DEFAULT_V6 = 122;

    public static Optional<PoolFacts> of(IPPool pool) {
        return Cidr.tryParse(pool.spec().cidr()).map(cidr -> new PoolFacts(pool, cidr));
    }

    /** The prefix length of its blocks; Calico's default where none is given. */
    public int blockSize() {
        return pool.spec()
                .blockSize()
                .filter(size -> size > 0 && size <= (cidr.isV4() ? 32 : 128))
                .map(Long::intValue)
                .orElse(cidr.isV4() ? DEFAULT_V4 : DEFAULT_V6);
    }

    /** Whether the pool gives addresses to the node or its pods; one for load balancers alone serves no node. */
    public boolean serves(NodeFacts node) {
        List<String> uses = pool.spec().allowedUses();
        if (!uses.isEmpty() && uses.stream().allMatch(AllowedUse.LOAD_BALANCER.text()::equals)) {
            return false;
        }
        Optional<String> text = pool.spec().nodeSelector().filter(t -> !t.isEmpty());
        return text.isEmpty()
                || Selector.tryParse(text.get())
                        .map(s -> s.matches(node.labels()))
                        .orElse(false);
    }
}
