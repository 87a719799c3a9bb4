// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.rule;

import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.rule.Criterion;

/** The test of one criterion of a rule. Every reading of a rule, fast or explaining, comes down to these. */
public interface FieldMatcher {
    /**
     * Tells whether a flow meets the criterion.
     *
     * @param flow the flow
     * @param source the spot of its source address
     * @param destination the spot of its destination address
     * @param membership who is in which set
     */
    boolean holds(Flow flow, int source, int destination, Membership membership);

    /** Tells whether a flow cannot be tested at all, so that Calico refuses it; asked where {@link #holds} is false. */
    default boolean refuses(Flow flow) {
        return false;
    }

    /** Returns the criterion as data. */
    Criterion criterion(MemberLists lists);
}
