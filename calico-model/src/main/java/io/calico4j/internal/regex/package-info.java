/**
 * Regular expressions in the syntax of Go: whether a text is one, and matching in linear time.
 *
 * <p>Java's own engine knows another syntax, and takes exponential time and deep stacks for some patterns.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.regex;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
