/** The command {@code validate}: everything that is wrong with manifests, for people and for CI systems. */
@NullMarked
@CheckReturnValue
package io.calico4j.cli.validate;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
