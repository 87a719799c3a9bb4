// SPDX-License-Identifier: Apache-2.0
/**
 * Collections over slots: small ints that stand for the things of an index, so that sets of them are arrays and bitmaps.
 *
 * <p>What a view hands to other threads here shares its pages with what goes on changing: {@link
 * io.calico4j.internal.slot.PagedArray} and {@link io.calico4j.internal.slot.SlotTable} copy a page when it is first written after
 * a snapshot. Depends on nothing.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.slot;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
