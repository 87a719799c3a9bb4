/** Text forms of the reference's scalar types: durations, times and plain decimal numbers. */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.scalar;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
