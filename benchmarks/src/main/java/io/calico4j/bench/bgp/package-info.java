/** The BGP workload: sessions, propagation, the mesh, and a node that is added. */
@NullMarked
@CheckReturnValue
package io.calico4j.bench.bgp;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
