// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.config.ClusterInformation;
import io.calico4j.resource.policy.Tier;
import java.util.List;

/** What is in every cluster from the beginning. Authority: Calico v3.32, libcalico-go/lib/clientv3/client.go. */
final class InitialResources {
    /** The names of the tiers that cannot be deleted. */
    static final List<String> TIERS = List.of("default", "kube-admin", "kube-baseline");

    private InitialResources() {}

    static List<CalicoResource> all() {
        return List.of(
                ClusterInformation.builder().name("default").build(),
                tier("default", 1_000_000, "Deny"),
                tier("kube-admin", 1_000, "Pass"),
                tier("kube-baseline", 10_000_000, "Pass"));
    }

    private static Tier tier(String name, double order, String action) {
        return Tier.builder()
                .name(name)
                .spec(spec -> spec.order(order).defaultAction(action))
                .build();
    }
}
