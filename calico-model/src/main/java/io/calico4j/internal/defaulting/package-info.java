/**
 * What Calico puts in where a field is left out: the client for some kinds, the CRD schemas for others.
 *
 * <p>{@link io.calico4j.internal.defaulting.ClientDefaults} and {@link io.calico4j.internal.defaulting.SchemaDefaults} are pure
 * functions; what nothing is put into comes back as the same object.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.defaulting;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
