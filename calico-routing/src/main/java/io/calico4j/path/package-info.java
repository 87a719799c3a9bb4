/**
 * The journey of a packet through a cluster: every hop with its route, every wire with its headers and its MTU.
 *
 * <p>{@link io.calico4j.path.PathTracer} is the entry. The room depends on the kernel routes ({@code route.kernel}).
 *
 * <pre>{@code
 * PathTracer tracer = PathTracer.compile(snapshot);
 * PathTrace trace = tracer.trace(PathEnd.parse("shop/web-0"), PathEnd.parse("shop/db-0"));
 * trace.mode();          // IPIP
 * trace.hops();          // the routes that matched, and why the first was taken
 * trace.findings();      // what is wrong on the way
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.path;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
