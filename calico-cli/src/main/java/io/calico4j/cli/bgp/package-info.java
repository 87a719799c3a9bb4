/** The commands {@code bgp}, {@code bird} and {@code what-if}: sessions and findings, configuration text, failures. */
@NullMarked
@CheckReturnValue
package io.calico4j.cli.bgp;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
