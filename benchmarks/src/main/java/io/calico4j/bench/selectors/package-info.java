/** The shared workload of the selector language and its indexes. */
@NullMarked
@CheckReturnValue
package io.calico4j.bench.selectors;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
