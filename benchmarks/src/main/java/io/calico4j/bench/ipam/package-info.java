/** The workload of address management. */
@NullMarked
@CheckReturnValue
package io.calico4j.bench.ipam;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
