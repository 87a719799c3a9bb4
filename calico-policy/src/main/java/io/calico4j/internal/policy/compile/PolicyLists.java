// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import java.util.List;

/**
 * The ordered policies of endpoints that match the same ones.
 *
 * @param tiers for traffic of the endpoint itself
 * @param untracked asked before connection tracking
 * @param preDnat asked before destination translation
 * @param forward for forwarded traffic
 */
public record PolicyLists(
        List<TierEntry> tiers, List<TierEntry> untracked, List<TierEntry> preDnat, List<TierEntry> forward) {
    /** Copies the lists. */
    public PolicyLists {
        tiers = List.copyOf(tiers);
        untracked = List.copyOf(untracked);
        preDnat = List.copyOf(preDnat);
        forward = List.copyOf(forward);
    }
}
