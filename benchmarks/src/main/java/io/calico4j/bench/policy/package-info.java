/** The policy workload: a cluster of 20,000 pods and 2,000 policies, and a million flows. */
@NullMarked
@CheckReturnValue
package io.calico4j.bench.policy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
