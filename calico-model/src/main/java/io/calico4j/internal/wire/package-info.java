/** How each field of a resource goes over the wire: the marks on the accessors and the description compiled from them. */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.wire;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
