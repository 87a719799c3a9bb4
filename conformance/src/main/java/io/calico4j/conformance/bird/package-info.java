/** BIRD's configuration language, as far as Calico uses it: read, compared by meaning, its filters executed. */
@NullMarked
@CheckReturnValue
package io.calico4j.conformance.bird;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
