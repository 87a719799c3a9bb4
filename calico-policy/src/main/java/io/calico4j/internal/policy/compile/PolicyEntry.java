// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import io.calico4j.internal.policy.fact.PolicyFact;
import io.calico4j.internal.policy.rule.CompiledRule;
import io.calico4j.internal.policy.table.Step;
import io.calico4j.policy.stack.Direction;
import io.calico4j.policy.stack.PolicyOrder;
import java.util.List;

/** A policy with its compiled rules and their steps in programs. Immutable; a changed policy is another entry. */
public final class PolicyEntry {
    private final int number;
    private final PolicyFact fact;
    private final PolicyOrder.PolicyRank rank;
    private final List<CompiledRule> ingress;
    private final List<CompiledRule> egress;
    private final Step[] ingressSteps;
    private final Step[] egressSteps;

    PolicyEntry(
            int number,
            PolicyFact fact,
            List<CompiledRule> ingress,
            List<CompiledRule> egress,
            Step[] ingressSteps,
            Step[] egressSteps) {
        this.number = number;
        this.fact = fact;
        this.rank = new PolicyOrder.PolicyRank(fact.order(), fact.id());
        this.ingress = ingress;
        this.egress = egress;
        this.ingressSteps = ingressSteps;
        this.egressSteps = egressSteps;
    }

    /** Returns the policy. */
    public PolicyFact fact() {
        return fact;
    }

    /** Returns the rules of a direction. */
    public List<CompiledRule> rules(Direction direction) {
        return direction == Direction.INGRESS ? ingress : egress;
    }

    /** Returns the steps of the rules of a direction that can decide. */
    Step[] steps(Direction direction) {
        return direction == Direction.INGRESS ? ingressSteps : egressSteps;
    }

    /** Returns the number that the policy has in its catalog. */
    int number() {
        return number;
    }

    /** Returns what places it among the policies of its tier. */
    PolicyOrder.PolicyRank rank() {
        return rank;
    }

    boolean isStaged() {
        return fact.id().kind().staged();
    }
}
