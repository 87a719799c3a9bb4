/**
 * What the adapters of all areas share: {@link io.calico4j.conformance.vector.VectorAdapter} answers one line of a
 * golden vector file with an {@link io.calico4j.conformance.vector.Outcome}.
 *
 * <p>The room knows nothing of Calico; it depends on Jackson only.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.conformance.vector;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
