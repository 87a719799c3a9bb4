/** The command {@code fix}: repairs in the text of manifests what can be repaired safely, and shows the difference. */
@NullMarked
@CheckReturnValue
package io.calico4j.cli.fix;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
