/** The rules about what selectors and named ports match. */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.lint.selector;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
