// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import java.util.Arrays;
import java.util.Optional;

/** A hint that lets the data plane prepare for a policy. */
public enum PolicyPerformanceHint {
    /** Program the policy on every node, even where no endpoint needs it yet. */
    ASSUME_NEEDED_ON_EVERY_NODE("AssumeNeededOnEveryNode");

    private final String text;

    PolicyPerformanceHint(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<PolicyPerformanceHint> find(String text) {
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
