// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path.change;

import io.calico4j.cluster.ClusterSnapshot;
import java.util.List;

/**
 * A step of a change.
 *
 * @param title what to do
 * @param why what it is for, and what happens on the nodes
 * @param after the cluster's objects once it is done
 * @param podMtuBytes the longest packets that running pods send once it is done, in bytes
 * @param pairs what becomes of packets between groups of nodes that have pods, by sender, then receiver
 */
public record ChangeStep(String title, String why, ClusterSnapshot after, int podMtuBytes, List<NodePair> pairs) {
    /** Copies the list. */
    public ChangeStep {
        pairs = List.copyOf(pairs);
    }

    /** Returns the worst that happens to any pair, on the way or afterwards. */
    public PairState verdict() {
        PairState worst = PairState.REACHABLE;
        for (NodePair pair : pairs) {
            worst = worse(worst, worse(pair.during(), pair.after()));
        }
        return worst;
    }

    /** Returns how many pairs are in a state on the way. */
    public long during(PairState state) {
        return pairs.stream()
                .filter(p -> p.during() == state)
                .mapToLong(NodePair::count)
                .sum();
    }

    /** Returns how many pairs are in a state afterwards. */
    public long after(PairState state) {
        return pairs.stream()
                .filter(p -> p.after() == state)
                .mapToLong(NodePair::count)
                .sum();
    }

    static PairState worse(PairState a, PairState b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
