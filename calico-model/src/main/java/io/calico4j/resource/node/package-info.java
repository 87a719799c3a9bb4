/** Nodes and the interfaces on them that policies apply to: workload endpoints and host endpoints. */
@NullMarked
@CheckReturnValue
package io.calico4j.resource.node;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
