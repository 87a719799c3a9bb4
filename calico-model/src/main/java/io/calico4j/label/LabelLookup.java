// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import org.jspecify.annotations.Nullable;

/**
 * The labels that a selector sees, asked one name at a time.
 *
 * <p>{@link Labels} is the usual one; engines implement it to stack an endpoint's own labels on those of its profiles
 * without copying.
 */
@FunctionalInterface
public interface LabelLookup {
    /**
     * Returns the value of a label, or null if the label is absent; an empty value is a present value.
     *
     * @param name the label's name, compared exactly
     */
    @Nullable
    String value(String name);
}
