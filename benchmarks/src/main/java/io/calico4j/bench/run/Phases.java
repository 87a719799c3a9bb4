// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.run;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.function.Function;
import java.util.function.Supplier;

/** The clock of one pass through a scenario. */
public interface Phases {

    /**
     * Times one phase.
     *
     * @param name the phase's number or letter in the area's README, such as {@code "c.2"}
     * @param n how many pieces of work the phase does
     * @param work the timed work; what it returns counts as live when the heap is measured
     * @param check from the work's answer to the check value, a number or a text; not timed
     * @return what the work returned
     */
    @CanIgnoreReturnValue
    <T> T phase(String name, long n, Supplier<T> work, Function<? super T, ?> check);
}
