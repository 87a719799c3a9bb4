/** The commands {@code explain}, why a flow is allowed or denied, and {@code policies}, what applies to an endpoint. */
@NullMarked
@CheckReturnValue
package io.calico4j.cli.explain;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
