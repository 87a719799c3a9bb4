// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.Rule;
import io.calico4j.resource.policy.StagedGlobalNetworkPolicy;
import io.calico4j.resource.policy.StagedNetworkPolicy;
import java.util.ArrayList;
import java.util.List;

/** The policies of a cluster and the sides of their rules. */
public final class Policies {
    private Policies() {}

    /** Returns all policies of Calico's own kinds, by kind and name. */
    public static List<PolicyResource> of(ClusterSnapshot cluster) {
        List<PolicyResource> all = new ArrayList<>(cluster.all(NetworkPolicy.class));
        all.addAll(cluster.all(GlobalNetworkPolicy.class));
        all.addAll(cluster.all(StagedNetworkPolicy.class));
        all.addAll(cluster.all(StagedGlobalNetworkPolicy.class));
        return all;
    }

    /**
     * One side of a rule.
     *
     * @param rule the rule
     * @param side the side
     * @param path where the side stands in the policy
     * @param destination whether it is the destination
     * @param egress whether the rule is for traffic from the endpoints of the policy
     */
    public record Side(Rule rule, EntityRule side, FieldPath path, boolean destination, boolean egress) {}

    /** Returns both sides of every rule of a policy. */
    public static List<Side> sides(PolicyResource policy) {
        List<Side> sides = new ArrayList<>();
        add(sides, policy.spec().ingress(), FieldPath.of("spec", "ingress"), false);
        add(sides, policy.spec().egress(), FieldPath.of("spec", "egress"), true);
        return sides;
    }

    private static void add(List<Side> sides, List<Rule> rules, FieldPath path, boolean egress) {
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            FieldPath at = path.index(i);
            sides.add(new Side(rule, rule.source(), at.field("source"), false, egress));
            sides.add(new Side(rule, rule.destination(), at.field("destination"), true, egress));
        }
    }
}
