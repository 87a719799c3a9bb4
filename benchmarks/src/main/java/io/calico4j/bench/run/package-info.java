/**
 * How a workload is timed: warm-up, the best of several passes, live heap, and a check value for each phase.
 *
 * <p>{@link io.calico4j.bench.run.Workload} is what an area implements.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.bench.run;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
