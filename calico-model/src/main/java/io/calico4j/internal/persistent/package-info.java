/** Immutable collections whose changed copies share structure with the original. */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.persistent;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
