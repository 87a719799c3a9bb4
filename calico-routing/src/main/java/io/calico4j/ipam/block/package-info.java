/**
 * The pure parts of block-based address management: the arithmetic of one allocation block, the pseudo-random walk over
 * a pool, reservations and names.
 *
 * <p>Nothing here reads a clock or a store. {@link io.calico4j.ipam.block.AllocationBlock} is the immutable value,
 * {@link io.calico4j.ipam.block.BlockEditor} changes one.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.ipam.block;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
