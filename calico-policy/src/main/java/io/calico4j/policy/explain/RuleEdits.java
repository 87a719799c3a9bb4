// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.internal.policy.edit.KubernetesEdits;
import io.calico4j.policy.rule.Criterion;
import io.calico4j.policy.rule.FlowEnd;
import io.calico4j.policy.stack.Direction;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.Profile;
import io.calico4j.resource.policy.Rule;
import io.calico4j.resource.policy.StagedGlobalNetworkPolicy;
import io.calico4j.resource.policy.StagedNetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Policies and profiles with a rule that has one condition less, or without the rule. */
final class RuleEdits {
    private final Resource owner;
    private final Direction direction;
    private final int index;

    /**
     * Creates edits of a rule.
     *
     * @param owner its policy or profile
     * @param index its place among the rules of the direction, as the resource states them
     */
    RuleEdits(Resource owner, Direction direction, int index) {
        this.owner = owner;
        this.direction = direction;
        this.index = index;
    }

    /** Returns the owner with the rule lacking a condition; empty if the rule does not state it by itself. */
    Optional<Resource> without(Criterion criterion) {
        if (KubernetesEdits.isPolicy(owner)) {
            boolean peers = criterion instanceof Criterion.Nets || criterion instanceof Criterion.Members;
            return peers || asksForPorts(criterion)
                    ? KubernetesEdits.without(owner, direction, index, peers)
                    : Optional.empty();
        }
        return edited(rules -> {
            List<Rule> changed = new ArrayList<>(rules);
            changed.set(index, without(rules.get(index), criterion));
            return changed;
        });
    }

    /** Returns the owner without the rule; empty where a policy's rules are not Calico's. */
    Optional<Resource> withoutRule() {
        return edited(rules -> {
            List<Rule> changed = new ArrayList<>(rules);
            changed.remove(index);
            return changed;
        });
    }

    private Optional<Resource> edited(UnaryOperator<List<Rule>> edit) {
        boolean in = direction == Direction.INGRESS;
        if (owner instanceof NetworkPolicy policy) {
            var spec = policy.spec();
            List<Rule> rules = in ? spec.ingress() : spec.egress();
            return changed(rules, edit).map(r -> policy.withSpec(in ? spec.withIngress(r) : spec.withEgress(r)));
        }
        if (owner instanceof GlobalNetworkPolicy policy) {
            var spec = policy.spec();
            List<Rule> rules = in ? spec.ingress() : spec.egress();
            return changed(rules, edit).map(r -> policy.withSpec(in ? spec.withIngress(r) : spec.withEgress(r)));
        }
        if (owner instanceof StagedNetworkPolicy policy) {
            var spec = policy.spec();
            List<Rule> rules = in ? spec.ingress() : spec.egress();
            return changed(rules, edit).map(r -> policy.withSpec(in ? spec.withIngress(r) : spec.withEgress(r)));
        }
        if (owner instanceof StagedGlobalNetworkPolicy policy) {
            var spec = policy.spec();
            List<Rule> rules = in ? spec.ingress() : spec.egress();
            return changed(rules, edit).map(r -> policy.withSpec(in ? spec.withIngress(r) : spec.withEgress(r)));
        }
        if (owner instanceof Profile profile) {
            var spec = profile.spec();
            List<Rule> rules = in ? spec.ingress() : spec.egress();
            return changed(rules, edit).map(r -> profile.withSpec(in ? spec.withIngress(r) : spec.withEgress(r)));
        }
        return Optional.empty();
    }

    private Optional<List<Rule>> changed(List<Rule> rules, UnaryOperator<List<Rule>> edit) {
        if (index >= rules.size()) {
            return Optional.empty();
        }
        List<Rule> changed = edit.apply(rules);
        return changed.equals(rules) ? Optional.empty() : Optional.of(changed);
    }

    private static Rule without(Rule rule, Criterion criterion) {
        if (criterion instanceof Criterion.Family) {
            return rule.withIpVersion(Optional.empty());
        }
        if (criterion instanceof Criterion.OfProtocol test) {
            return test.negated() ? rule.withNotProtocol(Optional.empty()) : rule.withProtocol(Optional.empty());
        }
        if (criterion instanceof Criterion.Icmp test) {
            return test.negated() ? rule.withNotICMP(Optional.empty()) : rule.withIcmp(Optional.empty());
        }
        if (criterion instanceof Criterion.Http) {
            return rule.withHttp(Optional.empty());
        }
        FlowEnd end = criterion.end().orElseThrow();
        EntityRule side = end == FlowEnd.SOURCE ? rule.source() : rule.destination();
        EntityRule changed = without(side, criterion);
        return end == FlowEnd.SOURCE ? rule.withSource(changed) : rule.withDestination(changed);
    }

    private static EntityRule without(EntityRule side, Criterion criterion) {
        if (criterion instanceof Criterion.Nets test) {
            return test.negated() ? side.withNotNets(List.of()) : side.withNets(List.of());
        }
        if (criterion instanceof Criterion.Ports test) {
            return test.negated() ? side.withNotPorts(List.of()) : side.withPorts(List.of());
        }
        if (criterion instanceof Criterion.OfService) {
            return side.withServices(Optional.empty());
        }
        return side.withSelector(Optional.empty())
                .withNotSelector(Optional.empty())
                .withNamespaceSelector(Optional.empty())
                .withServiceAccounts(Optional.empty());
    }

    private static boolean asksForPorts(Criterion criterion) {
        return criterion instanceof Criterion.Ports || criterion instanceof Criterion.OfProtocol;
    }

    /** Returns the field that a person would have to take out of the rule. */
    static String field(Resource owner, Direction direction, Criterion criterion) {
        if (KubernetesEdits.isPolicy(owner)) {
            return asksForPorts(criterion) ? "ports" : direction == Direction.INGRESS ? "from" : "to";
        }
        return criterion.field();
    }
}
