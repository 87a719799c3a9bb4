// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import java.util.List;

/**
 * A way through a program.
 *
 * @param steps the steps that matched and leave a trace, in order
 * @param outcome where it leads to, such as {@link Program#ALLOW}
 */
public record StepPath(List<Step> steps, int outcome) {
    /** Copies the list. */
    public StepPath {
        steps = List.copyOf(steps);
    }

    /** Tells whether a step is of a profile, so that what shows of it differs between endpoints that share the program. */
    public boolean isOfProfile() {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).origin().profile() >= 0) {
                return true;
            }
        }
        return false;
    }
}
