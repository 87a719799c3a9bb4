/**
 * Located trees and JSON text to typed values, with every problem reported at its place.
 *
 * <p>The entry types are {@link io.calico4j.internal.decode.TreeDecoder}, which explains everything, and
 * {@link io.calico4j.internal.decode.JsonBinder}, which is quick and explains nothing.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.decode;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
