/** The shared workload of routes, and its JMH class. */
@NullMarked
@CheckReturnValue
package io.calico4j.bench.routing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
