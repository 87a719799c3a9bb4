// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.fact;

import io.calico4j.policy.stack.TierDefault;
import java.util.List;
import java.util.Optional;

/**
 * A tier that exists.
 *
 * @param name its name
 * @param order its place among tiers, if given
 * @param defaultAction what it does with undecided traffic
 */
public record TierFact(String name, Optional<Double> order, TierDefault defaultAction) implements Fact {
    /** The tier of policies that name none. */
    public static final String DEFAULT = "default";

    /** The tiers that exist in every cluster, unless a resource says otherwise. */
    public static final List<TierFact> BUILT_IN = List.of(
            new TierFact("kube-admin", Optional.of(1_000.0), TierDefault.PASS),
            new TierFact(DEFAULT, Optional.of(1_000_000.0), TierDefault.DENY),
            new TierFact("kube-baseline", Optional.of(10_000_000.0), TierDefault.PASS));
}
