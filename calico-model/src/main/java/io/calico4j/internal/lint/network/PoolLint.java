// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.network;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.PoolFacts;
import java.util.List;

/** {@link Codes#OVERLAPPING_POOLS}. */
public final class PoolLint implements LintRule {
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
                Codes.OVERLAPPING_POOLS,
                inner.pool(),
                FieldPath.of("spec", "cidr"),
                inner.cidr() + " " + how + "; two pods may get one address",
                "give each pool addresses of its own");
    }
}
