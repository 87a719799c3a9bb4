/** Address pools, reservations, and the records of which node holds which block and which workload which address. */
@NullMarked
@CheckReturnValue
package io.calico4j.resource.pool;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
