// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.network;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.PoolFacts;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.pool.IPPool;

/**
 * {@link Codes#IMPOSSIBLE_BLOCK_SIZE}: Calico's client refuses such a pool when it is created, Calico's own schema of the custom resource
 * does not.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/clientv3/ippool.go.
 */
public final class BlockSizeLint implements LintRule {
    private static final int LEAST_V4 = 20;
    private static final int LEAST_V6 = 116;

    @Override
    public void check(LintFacts facts, LintFindings findings) {
        for (PoolFacts pool : facts.pools()) {
            check(pool.pool(), pool.cidr(), findings);
        }
    }

    private static void check(IPPool pool, Cidr cidr, LintFindings findings) {
        long size = pool.spec().blockSize().orElse(0L);
        int most = cidr.family().bits();
        int least = cidr.family() == IpFamily.V4 ? LEAST_V4 : LEAST_V6;
        if (size != 0 && (size < least || size > most)) {
            findings.error(
                    Codes.IMPOSSIBLE_BLOCK_SIZE,
                    pool,
                    FieldPath.of("spec", "blockSize"),
                    "no " + cidr.family() + " block has the size " + size
                            + ": a custom resource gets in with it, but no address can be given from the pool",
                    "choose from " + least + " to " + most);
        }
    }
}
