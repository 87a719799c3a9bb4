// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.stack;

import java.util.Comparator;
import java.util.Optional;

/**
 * The order in which tiers, and the policies of one tier, are asked.
 *
 * <p>Authority: Calico v3.32, felix/calc/policy_sorter.go.
 */
public final class PolicyOrder {
    /** Tiers that exist before those that are only named, ordered ones before others, then by order, then by name. */
    public static final Comparator<TierRank> TIERS = Comparator.comparing((TierRank tier) -> !tier.exists())
            .thenComparing(tier -> tier.order().isEmpty())
            .thenComparing(PolicyOrder::compareOrders)
            .thenComparing(TierRank::name);

    /** Policies of one tier by order, absent ones last, then by {@link PolicyId}. */
    public static final Comparator<PolicyRank> POLICIES =
            Comparator.comparingDouble(PolicyRank::sortOrder).thenComparing(PolicyRank::id);

    private PolicyOrder() {}

    private static int compareOrders(TierRank a, TierRank b) {
        return Double.compare(plain(a.order()), plain(b.order()));
    }

    /** Returns the order as a number that compares like Calico's: absent is beyond all others, and there is one zero. */
    private static double plain(Optional<Double> order) {
        return order.orElse(Double.POSITIVE_INFINITY) + 0.0;
    }

    /**
     * What places a tier among others.
     *
     * @param exists whether there is a resource, not just policies that name it
     * @param order its order
     * @param name its name
     */
    public record TierRank(boolean exists, Optional<Double> order, String name) {}

    /**
     * What places a policy among others of its tier.
     *
     * @param order its order
     * @param id its identity
     */
    public record PolicyRank(Optional<Double> order, PolicyId id) {
        double sortOrder() {
            return plain(order);
        }
    }
}
