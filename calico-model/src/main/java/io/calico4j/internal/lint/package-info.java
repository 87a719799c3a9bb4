/** What the rules of the lint ask about a cluster, and what they say of it. */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.lint;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
