// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static java.util.Objects.requireNonNull;

import io.calico4j.policy.stack.Direction;

/**
 * What policy says about a flow at both ends, and why.
 *
 * @param egress the side of the source
 * @param ingress the side of the destination
 */
public record Decision(Side egress, Side ingress) {
    /** Checks that nothing is null. */
    public Decision {
        requireNonNull(egress, "egress");
        requireNonNull(ingress, "ingress");
    }

    /** Returns the answers without their reasons. */
    public Verdict verdict() {
        return Verdict.of(egress.answer(), ingress.answer());
    }

    /** Returns the side of a direction. */
    public Side side(Direction direction) {
        return direction == Direction.EGRESS ? egress : ingress;
    }
}
