/**
 * What a selector matches, and why: {@link io.calico4j.cli.select.Population} gathers endpoints and network sets with
 * the labels that selectors see, {@link io.calico4j.cli.select.Reason} explains one answer.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.cli.select;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
