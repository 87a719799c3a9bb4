/**
 * The shared workloads, measured: {@link io.calico4j.bench.Workloads} runs one area and prints a JSON line for each
 * phase.
 *
 * <p>To measure one more area, write a {@link io.calico4j.bench.run.Workload} in {@code io.calico4j.bench.<area>} and
 * add it to the list in {@code Workloads}. JMH benchmarks, one class for each question, stand beside it.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
