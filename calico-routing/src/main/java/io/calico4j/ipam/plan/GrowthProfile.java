// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

/**
 * How a cluster grows and how its pods come and go.
 *
 * @param days how many days to simulate, 1..{@value #MOST_DAYS}
 * @param nodesAtStart how many nodes there are on the first day
 * @param nodesAtEnd how many there are on the last; the number changes evenly, nodes go in the order they came
 * @param podsPerNode how many pods each node runs, on all nodes at most {@value #MOST_PODS}
 * @param churnPerDay which part of the pods is replaced each day, {@code 0..1}
 * @param surge whether a new pod comes before the old one goes, as in a rolling update
 * @param sampleEveryDays how often to note the state, in days, at least 1
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
    /** The longest simulation, in days: a hundred years. */
    public static final int MOST_DAYS = 36_525;

    /** The most pods that a simulation holds at once; Kubernetes supports 150,000. */
    public static final int MOST_PODS = 20_000_000;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range, or the pods are more than {@link #MOST_PODS}
     */
    public GrowthProfile {
        check("the number of days", days, 1, MOST_DAYS);
        check("the number of nodes at the start", nodesAtStart, 0, MOST_PODS);
        check("the number of nodes at the end", nodesAtEnd, 0, MOST_PODS);
        check("the number of pods on a node", podsPerNode, 0, MOST_PODS);
        check("the distance between samples in days", sampleEveryDays, 1, Integer.MAX_VALUE);
        if (!(churnPerDay >= 0 && churnPerDay <= 1)) {
            throw new IllegalArgumentException("the part of replaced pods is 0..1: " + churnPerDay);
        }
        if ((long) Math.max(nodesAtStart, nodesAtEnd) * podsPerNode > MOST_PODS) {
            throw new IllegalArgumentException("more pods than the " + MOST_PODS + " that can be simulated: "
                    + Math.max(nodesAtStart, nodesAtEnd) + " nodes of " + podsPerNode);
        }
    }

    private static void check(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + least + ".." + most + ": " + value);
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
