/** The command {@code trace}: the journey of a packet. */
@NullMarked
@CheckReturnValue
package io.calico4j.cli.trace;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
