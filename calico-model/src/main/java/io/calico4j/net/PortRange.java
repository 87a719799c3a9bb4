// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import java.util.Comparator;

/**
 * Consecutive port numbers; the natural order is by first, then by last.
 *
 * @param first the lowest, {@code 0..65535}
 * @param last the highest, included
 */
public record PortRange(int first, int last) implements Comparable<PortRange> {
    /** All ports. */
    public static final PortRange ALL = new PortRange(0, 65535);

    private static final Comparator<PortRange> ORDER =
            Comparator.comparingInt(PortRange::first).thenComparingInt(PortRange::last);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException unless {@code 0 <= first <= last <= 65535}
     */
    public PortRange {
        check(first, last);
    }

    static void check(int first, int last) {
        if (first < 0 || last > 65535 || first > last) {
            throw new IllegalArgumentException("not ports in ascending order: " + first + ":" + last);
        }
    }

    /** Returns whether the number is one of these ports. */
    public boolean contains(int port) {
        return first <= port && port <= last;
    }

    /** Returns whether the ranges have a port in common. */
    public boolean overlaps(PortRange other) {
        return first <= other.last && other.first <= last;
    }

    /** Returns how many ports these are. */
    public int size() {
        return last - first + 1;
    }

    /** Returns these ports as a value of a rule. */
    public Port toPort() {
        return Port.range(first, last);
    }

    @Override
    public int compareTo(PortRange other) {
        return ORDER.compare(this, other);
    }

    /** Returns both numbers separated by a colon, or the one number. */
    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + ":" + last;
    }
}
