/** The rules about policies and profiles, and about what Felix makes of resources. */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.lint.policy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
