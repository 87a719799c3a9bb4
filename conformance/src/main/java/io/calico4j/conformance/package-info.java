/**
 * The golden vector runner: what the library answers, compared with what Calico answered.
 *
 * <p>{@link io.calico4j.conformance.Conformance} is the program. To run one more kind of file, write a
 * {@link io.calico4j.conformance.vector.VectorAdapter} in {@code io.calico4j.conformance.<area>} and add it to
 * {@link io.calico4j.conformance.Adapters}:
 *
 * <pre>{@code
 * public final class MtuAdapter implements VectorAdapter {
 *     public String file() { return "routing/mtu"; }
 *     public Outcome run(JsonNode line) {
 *         MtuPlan plan = MtuPlan.of(inputs(line.path("input")));
 *         return Outcome.same(line.path("expect"), toJson(plan));
 *     }
 * }
 * }</pre>
 *
 * <p>Then copy the file into {@code conformance/vectors} with {@code conformance/import-vectors}, so that {@code mvn
 * verify} runs it.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.conformance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
