/**
 * What is wrong with, or dangerous in, the BGP of a cluster, and how to change it safely.
 *
 * <p>Start at {@link io.calico4j.bgp.review.BgpReview}. The room depends on plans and propagation.
 *
 * <pre>{@code
 * BgpReview.of(BgpNetwork.of(plan), 64).findings();
 * BgpMigration.toReflectors(snapshot, List.of("node-1", "node-2"), "244.0.0.1");   // steps, with who reaches what at each
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.bgp.review;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
