// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.rule.Criterion;
import io.calico4j.resource.policy.Action;
import io.calico4j.resource.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A rule as the engine asks it: an action and criteria, all of which must hold.
 *
 * <p>Immutable; belongs to the engine that gave it.
 */
public final class PolicyRule {
    private final int index;
    private final Action action;
    private final Rule source;
    private final List<Criterion> criteria;
    private final Function<Flow, List<Integer>> failing;

    PolicyRule(int index, Action action, Rule source, List<Criterion> criteria, Function<Flow, List<Integer>> failing) {
        this.index = index;
        this.action = action;
        this.source = source;
        this.criteria = criteria;
        this.failing = failing;
    }

    /** Returns its place among the rules of its policy and direction, from 0. */
    public int index() {
        return index;
    }

    /** Returns what it does. */
    public Action action() {
        return action;
    }

    /** Returns the rule as the policy states it; for a Kubernetes policy one of those that its rules expand to. */
    public Rule source() {
        return source;
    }

    /** Returns the criteria in the order in which they are tested. */
    public List<Criterion> criteria() {
        return criteria;
    }

    /**
     * Returns the criteria that a flow between two addresses does not meet, in order; none if the rule matches it.
     *
     * @throws IllegalArgumentException if an end of the flow is a peer that has no address here
     */
    public List<Criterion> failing(Flow flow) {
        List<Criterion> result = new ArrayList<>();
        failing.apply(flow).forEach(place -> result.add(criteria.get(place)));
        return List.copyOf(result);
    }

    /** Tells whether the rule matches a flow between two addresses. */
    public boolean matches(Flow flow) {
        return failing.apply(flow).isEmpty();
    }

    /** Returns action and criteria. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(action.text());
        for (Criterion criterion : criteria) {
            text.append("; ").append(criterion.field()).append(": ").append(criterion);
        }
        return text.toString();
    }
}
