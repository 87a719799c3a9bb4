// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.network;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.PoolFacts;

/** {@link Codes#POOL_TOO_SMALL}: each node wants a block of its own. */
public final class PoolCapacityLint implements LintRule {
    private static final int MOST_BITS = 30;

    @Override
    public void check(LintFacts facts, LintFindings findings) {
        for (PoolFacts pool : facts.pools()) {
            int bits = pool.blockSize() - pool.cidr().prefixLength();
            long nodes = facts.nodes().stream().filter(pool::serves).count();
            boolean used = !pool.pool().spec().disabled() && bits >= 0 && bits <= MOST_BITS;
            if (used && nodes > 1L << bits) {
                report(pool, 1L << bits, nodes, findings);
            }
        }
    }

    private static void report(PoolFacts pool, long blocks, long nodes, LintFindings findings) {
        findings.warning(
                Codes.POOL_TOO_SMALL,
                pool.pool(),
                FieldPath.of("spec", "cidr"),
                pool.cidr() + " has " + blocks + (blocks == 1 ? " block" : " blocks") + " of /" + pool.blockSize()
                        + ", and " + nodes + " nodes want one each; the others borrow addresses, or get none where"
                        + " that is not allowed",
                "take a larger pool, or a larger blockSize, which makes smaller blocks");
    }
}
