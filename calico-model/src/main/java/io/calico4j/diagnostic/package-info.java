/** What is wrong with a text or a resource, located and coded, and the one exception for text that does not parse. */
@NullMarked
@CheckReturnValue
package io.calico4j.diagnostic;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
