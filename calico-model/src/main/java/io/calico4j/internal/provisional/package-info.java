/** Stand-ins for small values of {@code io.calico4j.net} until they are there. */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.provisional;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
