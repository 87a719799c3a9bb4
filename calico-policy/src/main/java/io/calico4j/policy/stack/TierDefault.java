// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.stack;

/** What a tier does with traffic that one of its policies applies to and none decides. */
public enum TierDefault {
    /** Drops it. */
    DENY("Deny"),
    /** Hands it to the next tier, or to the profiles behind the last. */
    PASS("Pass"),
    /** Drops it, because the tier is only named by policies and does not exist. */
    UNDEFINED("");

    private final String text;

    TierDefault(String text) {
        this.text = text;
    }

    /** Returns the action as Calico writes it; empty for {@link #UNDEFINED}. */
    public String text() {
        return text;
    }
}
