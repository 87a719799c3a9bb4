/** The command {@code convert}: resources in another form, as Calico itself converts them. */
@NullMarked
@CheckReturnValue
package io.calico4j.cli.convert;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
