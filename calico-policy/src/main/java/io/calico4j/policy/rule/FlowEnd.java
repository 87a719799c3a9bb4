// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.rule;

/** One of the two ends of a flow. */
public enum FlowEnd {
    /** Where it comes from. */
    SOURCE("source"),
    /** Where it goes to. */
    DESTINATION("destination");

    private final String text;

    FlowEnd(String text) {
        this.text = text;
    }

    /** Returns the field of a rule that speaks of this end. */
    public String text() {
        return text;
    }
}
