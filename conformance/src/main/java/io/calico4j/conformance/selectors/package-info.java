/** The adapters of the selector vectors. */
@NullMarked
@CheckReturnValue
package io.calico4j.conformance.selectors;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
