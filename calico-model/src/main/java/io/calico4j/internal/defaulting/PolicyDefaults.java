// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.defaulting;

import io.calico4j.label.LabelNames;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.PolicySpec;
import io.calico4j.resource.policy.StagedGlobalNetworkPolicy;
import io.calico4j.resource.policy.StagedNetworkPolicy;
import io.calico4j.resource.policy.Tier;
import io.calico4j.resource.policy.TierSpec;
import java.util.List;
import java.util.Optional;

/** The types and the label of policies, and the order and default action of tiers. */
final class PolicyDefaults {
    private static final double TIER_ORDER = 1_000_000;
    private static final String INGRESS = "Ingress";
    private static final String EGRESS = "Egress";
    private static final String DELETE = "Delete";

    private PolicyDefaults() {}

    static NetworkPolicy apply(NetworkPolicy policy) {
        return policy.withMetadata(metadata(policy.metadata(), policy.spec()))
                .withSpec(policy.spec().withTypes(types(policy.spec())));
    }

    static GlobalNetworkPolicy apply(GlobalNetworkPolicy policy) {
        return policy.withMetadata(metadata(policy.metadata(), policy.spec()))
                .withSpec(policy.spec().withTypes(types(policy.spec())));
    }

    static StagedNetworkPolicy apply(StagedNetworkPolicy policy) {
        return policy.withMetadata(metadata(policy.metadata(), policy.spec()))
                .withSpec(policy.spec().withTypes(types(policy.spec())));
    }

    static StagedGlobalNetworkPolicy apply(StagedGlobalNetworkPolicy policy) {
        return policy.withMetadata(metadata(policy.metadata(), policy.spec()))
                .withSpec(policy.spec().withTypes(types(policy.spec())));
    }

    private static Metadata metadata(Metadata metadata, PolicySpec spec) {
        return ClientDefaults.labelled(metadata, LabelNames.TIER, spec.tierName());
    }

    /** A policy staged to be deleted has no types, even where they are given. */
    private static List<String> types(PolicySpec spec) {
        if (spec.stagedAction().orElse("").equals(DELETE)) {
            return List.of();
        }
        if (!spec.types().isEmpty()) {
            return spec.types();
        }
        if (spec.egress().isEmpty()) {
            return List.of(INGRESS);
        }
        return spec.ingress().isEmpty() ? List.of(EGRESS) : List.of(INGRESS, EGRESS);
    }

    static Tier apply(Tier tier) {
        TierSpec spec = tier.spec();
        return tier.withSpec(spec.withOrder(spec.order().or(() -> Optional.of(TIER_ORDER)))
                .withDefaultAction(spec.defaultAction().or(() -> Optional.of("Deny"))));
    }
}
