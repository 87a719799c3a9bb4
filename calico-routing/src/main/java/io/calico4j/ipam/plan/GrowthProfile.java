// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

/**
 * How a cluster grows and how its pods come and go.
 *
 * @param days how many days to simulate, at least 1
 * @param nodesAtStart how many nodes there are on the first day
 * @param nodesAtEnd how many there are on the last; the number changes evenly, nodes go in the order they came
 * @param podsPerNode how many pods each node runs
 * @param churnPerDay which part of the pods is replaced each day, {@code 0..1}
 * @param surge whether a new pod comes before the old one goes, as in a rolling update
 * @param sampleEveryDays how often to note the state, in days
 * @param seed decides which pods are replaced
 */
public record GrowthProfile(
        int days,
        int nodesAtStart,
        int nodesAtEnd,
        int podsPerNode,
        double churnPerDay,
        boolean surge,
        int sampleEveryDays,
        long seed) {
    /** Checks the numbers. */
    public GrowthProfile {
        if (days < 1 || nodesAtStart < 0 || nodesAtEnd < 0 || podsPerNode < 0 || sampleEveryDays < 1) {
            throw new IllegalArgumentException("a number of days, nodes or pods is too low");
        }
        if (!(churnPerDay >= 0 && churnPerDay <= 1)) {
            throw new IllegalArgumentException("the part of replaced pods is 0..1: " + churnPerDay);
        }
    }

    /** Returns a profile of steady growth: no churn, no surge, a state a day. */
    public static GrowthProfile of(int days, int nodesAtStart, int nodesAtEnd, int podsPerNode) {
        return new GrowthProfile(days, nodesAtStart, nodesAtEnd, podsPerNode, 0, false, 1, 1);
    }

    /** Returns the profile with churn. */
    public GrowthProfile withChurn(double part, boolean surgeFirst) {
        return new GrowthProfile(days, nodesAtStart, nodesAtEnd, podsPerNode, part, surgeFirst, sampleEveryDays, seed);
    }

    /** Returns the profile with another distance between states. */
    public GrowthProfile withSampleEvery(int someDays) {
        return new GrowthProfile(days, nodesAtStart, nodesAtEnd, podsPerNode, churnPerDay, surge, someDays, seed);
    }

    int nodesOn(int day) {
        return days == 1 ? nodesAtStart : (int) (nodesAtStart + (long) (nodesAtEnd - nodesAtStart) * day / (days - 1));
    }
}
