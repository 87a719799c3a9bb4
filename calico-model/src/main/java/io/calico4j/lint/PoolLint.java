// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint;

import io.calico4j.diagnostic.FieldPath;
import java.util.List;

/** {@link LintCodes#OVERLAPPING_POOLS}. */
final class PoolLint implements LintRule {
    @Override
    public void check(LintFacts facts, LintFindings findings) {
        List<PoolFacts> byPlace = facts.pools().stream()
                .sorted((a, b) -> a.cidr().compareTo(b.cidr()))
                .toList();
        for (int i = 0; i < byPlace.size(); i++) {
            PoolFacts outer = byPlace.get(i);
            for (int k = i + 1;
                    k < byPlace.size() && outer.cidr().overlaps(byPlace.get(k).cidr());
                    k++) {
                report(outer, byPlace.get(k), findings);
            }
        }
    }

    private static void report(PoolFacts outer, PoolFacts inner, LintFindings findings) {
        String name = outer.pool().metadata().name();
        String how = outer.cidr().equals(inner.cidr())
                ? "is also the one of pool \"" + name + "\""
                : "lies inside " + outer.cidr() + " of pool \"" + name + "\"";
        findings.error(
                LintCodes.OVERLAPPING_POOLS,
                inner.pool(),
                FieldPath.of("spec", "cidr"),
                inner.cidr() + " " + how + "; two pods may get one address",
                "give each pool addresses of its own");
    }
}
