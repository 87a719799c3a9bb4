/**
 * All objects of a cluster at one moment, and what changes between two moments.
 *
 * <p>Start at {@link io.calico4j.cluster.ClusterSnapshot}:
 *
 * <pre>{@code
 * ClusterSnapshot now = ClusterSnapshot.of(resources);
 * ClusterSnapshot next = now.with(newPolicy).without(ResourceKey.parse("IPPool/old"));
 * now.deltaTo(next).changes();   // two changes, found without looking at the rest
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.cluster;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
