// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.run;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The figures of one phase.
 *
 * @param area the workload's area
 * @param phase the phase's number or letter in the area's README
 * @param n pieces of work done
 * @param seconds best time of the whole phase
 * @param perSecond {@code n / seconds}
 * @param heapBytes live heap after the phase, above that before its scenario
 * @param check the phase's check value, a number or a text
 */
@JsonPropertyOrder({"area", "phase", "n", "seconds", "perSecond", "heapBytes", "check"})
public record Measurement(
        String area, String phase, long n, double seconds, double perSecond, long heapBytes, Object check) {
    private static final double MICROS = 1e6;

    static Measurement of(String area, String phase, long n, double seconds, long heapBytes, Object check) {
        double rounded = Math.max(1, Math.round(seconds * MICROS)) / MICROS;
        return new Measurement(area, phase, n, rounded, Math.round(n / rounded), heapBytes, check);
    }
}
