/** Digests of texts. */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.hash;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
