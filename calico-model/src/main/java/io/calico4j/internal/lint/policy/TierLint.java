// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.policy;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.NearestName;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.Policies;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.Tier;
import java.util.List;
import java.util.TreeSet;

/** {@link Codes#UNKNOWN_TIER}. */
public final class TierLint implements LintRule {
    /** The tiers that exist in every cluster. */
    private static final List<String> BUILT_IN = List.of("default", "kube-admin", "kube-baseline");

    @Override
    public void check(LintFacts facts, LintFindings findings) {
        TreeSet<String> tiers = new TreeSet<>(BUILT_IN);
        facts.cluster()
                .all(Tier.class)
                .forEach(tier -> tiers.add(tier.metadata().name()));
        for (PolicyResource policy : Policies.of(facts.cluster())) {
            String tier = policy.spec().tierName();
            if (!tiers.contains(tier)) {
                findings.error(
                        Codes.UNKNOWN_TIER,
                        policy,
                        FieldPath.of("spec", "tier"),
                        "there is no tier \"" + tier + "\"; the policy is not enforced as meant",
                        NearestName.of(tier, tiers)
                                .map(name -> "did you mean \"" + name + "\"?")
                                .orElse("add a Tier of that name, or use one of " + String.join(", ", tiers)));
            }
        }
    }
}
