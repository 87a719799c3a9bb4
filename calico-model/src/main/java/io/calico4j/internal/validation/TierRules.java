// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.Names;
import io.calico4j.internal.json.GoFloat;
import io.calico4j.resource.policy.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a tier must be; the three tiers that every cluster has have their order and default action. */
final class TierRules {
    static final List<TypeRule<Tier>> TIER = List.of(
            (tier, out) -> name(tier.metadata().name(), out),
            TierRules::order,
            (tier, out) -> PolicyRules.metadata(tier.metadata(), out));

    private static final Map<String, Double> ORDERS = orders();

    private TierRules() {}

    private static Map<String, Double> orders() {
        Map<String, Double> orders = new LinkedHashMap<>();
        orders.put("default", 1_000_000.0);
        orders.put("kube-admin", 1_000.0);
        orders.put("kube-baseline", 10_000_000.0);
        return orders;
    }

    private static void name(String name, Findings out) {
        MetadataRules.nameLength(name, "metadata", Names.LABEL_LIMIT, out);
        if (!Names.isDnsLabel(name)) {
            out.report(
                    Codes.BAD_TIER_NAME,
                    "Metadata.Name",
                    "metadata.name",
                    Say.quoted(name) + " is not a name for a tier",
                    "lower case letters, digits and inner -, without a dot, such as platform");
        }
    }

    private static void order(Tier tier, Findings out) {
        Double order = ORDERS.get(tier.metadata().name());
        if (order != null && !tier.spec().order().equals(Optional.of(order))) {
            String given = tier.spec().order().map(GoFloat::text).orElse("none");
            out.report(
                    Codes.STATIC_TIER_ORDER,
                    "TierSpec.Order",
                    "spec.order",
                    "the order of the tier " + tier.metadata().name() + " is fixed, but this is " + given,
                    "set order: " + order.longValue());
        }
    }
}
