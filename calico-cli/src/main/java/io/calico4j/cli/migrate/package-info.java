/** The command {@code migrate}: a change of the network as a plan. */
@NullMarked
@CheckReturnValue
package io.calico4j.cli.migrate;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
