// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.policy.Answer;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.stack.PolicyId;
import java.util.List;
import java.util.Optional;

/**
 * A rule that would have turned one end's answer round, if less had stood in its way than in that of any other.
 *
 * <p>The rule stands before what decided, so that its matching is enough.
 *
 * @param policy the policy
 * @param field the rule in it, such as {@code ingress[0]}
 * @param failing what keeps it from matching; all of it would have to change
 * @param instead what the end would then answer
 * @param flow a flow that differs in protocol or port only and gets that answer; empty if no such change does
 */
public record NearestMiss(PolicyId policy, String field, List<Clause> failing, Answer instead, Optional<Flow> flow) {
    /** Copies the list. */
    public NearestMiss {
        requireNonNull(policy, "policy");
        requireNonNull(field, "field");
        failing = List.copyOf(failing);
        requireNonNull(instead, "instead");
        requireNonNull(flow, "flow");
    }
}
