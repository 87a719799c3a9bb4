/** The command {@code routes}: a node's kernel routes and devices. */
@NullMarked
@CheckReturnValue
package io.calico4j.cli.routes;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
