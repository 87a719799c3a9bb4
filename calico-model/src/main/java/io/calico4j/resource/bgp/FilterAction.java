// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import java.util.Arrays;
import java.util.Optional;

/** Whether a BGP filter lets a route pass. */
public enum FilterAction {
    /** It passes. */
    ACCEPT("Accept"),
    /** It does not. */
    REJECT("Reject");

    private final String text;

    FilterAction(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<FilterAction> find(String text) {
        return Arrays.stream(values()).filter(value -> value.text.equals(text)).findFirst();
    }

    /** The text that stands in resources. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
