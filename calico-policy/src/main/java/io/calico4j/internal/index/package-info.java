// SPDX-License-Identifier: Apache-2.0
/**
 * The engine behind the indexes of {@code io.calico4j.index}: which selectors match which endpoints, kept under changes of both.
 *
 * <p>{@link io.calico4j.internal.index.LabelIndex} is the entry and explains how it works. Depends on {@code label} and {@code
 * internal.slot}.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.index;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
