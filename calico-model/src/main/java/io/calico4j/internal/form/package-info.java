/**
 * The forms that texts in resources take (names, label keys, networks, interfaces), each as a yes or no without an allocation.
 *
 * <p>Nothing here knows resources or diagnostics.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.form;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
