// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path.change;

import java.util.List;

/**
 * A change of a cluster's network, step by step.
 *
 * @param steps the steps in order; none if nothing changes
 * @param direct the same change made all at once, for comparison
 * @param groups all nodes, those together that are alike before and after, by their first
 * @param assumedTunnels the nodes, by name, for which the wanted state lists no address of a tunnel that the change turns on;
 *     they are taken to have one in the end, as Calico gives one to each node by itself
 */
public record ChangePlan(
        List<ChangeStep> steps, ChangeStep direct, List<NodeGroup> groups, List<String> assumedTunnels) {
    /** Copies the lists. */
    public ChangePlan {
        steps = List.copyOf(steps);
        groups = List.copyOf(groups);
        assumedTunnels = List.copyOf(assumedTunnels);
    }

    /** Returns the worst that happens to any pair of nodes at any step. */
    public PairState verdict() {
        PairState worst = PairState.REACHABLE;
        for (ChangeStep step : steps) {
            worst = ChangeStep.worse(worst, step.verdict());
        }
        return worst;
    }
}
