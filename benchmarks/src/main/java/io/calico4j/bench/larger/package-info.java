/**
 * Larger workloads, made from the published ones by rule: copies whose names carry a suffix and whose addresses are
 * shifted.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.bench.larger;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
