// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.run;

/**
 * How often a scenario is run.
 *
 * @param warmUpPasses passes before the clock counts, at least
 * @param warmUpSeconds seconds before the clock counts, at least
 * @param passes passes under the clock; at least 1
 */
public record Effort(int warmUpPasses, double warmUpSeconds, int passes) {

    /** Two passes and five seconds of warm-up, then the best of five. */
    public static final Effort STANDARD = new Effort(2, 5, 5);

    /** No warm-up, one pass: for a first look and for work that is longer than any warm-up. */
    public static final Effort ONCE = new Effort(0, 0, 1);
}
