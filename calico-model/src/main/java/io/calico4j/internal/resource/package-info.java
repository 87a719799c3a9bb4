/** What the builders of resources share. */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.resource;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
