/** The adapters of the routing vectors. */
@NullMarked
@CheckReturnValue
package io.calico4j.conformance.routing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
