/** What the builders of resources share, and the form in which resources are stored. */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.resource;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
