// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import io.calico4j.resource.policy.Tier;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A tier and its policies.
 *
 * @param name its name
 * @param order its order; empty comes last
 * @param defaultAction what happens to traffic none of its policies decides
 * @param known whether the tier exists, among the resources or always
 * @param policies its policies in the order they are asked
 */
record TierFacts(String name, Optional<Double> order, String defaultAction, boolean known, List<PolicyFacts> policies) {
    private static final Comparator<TierFacts> BY_ORDER = Comparator.comparing(
                    (TierFacts t) -> t.order.orElse(Double.POSITIVE_INFINITY))
            .thenComparing(TierFacts::name);

    /** The tiers Calico creates by itself. */
    private static final List<TierFacts> BUILT_IN = List.of(
            new TierFacts("kube-admin", Optional.of(1_000.0), "Pass", true, List.of()),
            new TierFacts("default", Optional.of(1_000_000.0), "Deny", true, List.of()),
            new TierFacts("kube-baseline", Optional.of(10_000_000.0), "Pass", true, List.of()));

    /** Gathers the tiers that are among the resources or have policies, in the order they are asked. */
    static List<TierFacts> of(Inventory inventory, List<PolicyFacts> policies) {
        Map<String, TierFacts> tiers = new TreeMap<>();
        for (Tier tier : inventory.all(Tier.class)) {
            String name = tier.metadata().name();
            tiers.put(
                    name,
                    new TierFacts(
                            name,
                            tier.spec().order(),
                            tier.spec().defaultAction().orElse("Deny"),
                            true,
                            in(policies, name)));
        }
        for (TierFacts builtIn : BUILT_IN) {
            List<PolicyFacts> own = in(policies, builtIn.name);
            if (!own.isEmpty()) {
                tiers.putIfAbsent(
                        builtIn.name, new TierFacts(builtIn.name, builtIn.order, builtIn.defaultAction, true, own));
            }
        }
        for (PolicyFacts policy : policies) {
            tiers.computeIfAbsent(
                    policy.tier(), name -> new TierFacts(name, Optional.empty(), "", false, in(policies, name)));
        }
        return tiers.values().stream().sorted(BY_ORDER).toList();
    }

    private static List<PolicyFacts> in(List<PolicyFacts> policies, String tier) {
        return policies.stream().filter(p -> p.tier().equals(tier)).toList();
    }
}
