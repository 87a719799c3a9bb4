// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import java.util.Arrays;
import java.util.Optional;

/** What a rule does with the traffic it matches. */
public enum Action {
    /** Lets it through; no later rule or policy is asked. */
    ALLOW("Allow"),
    /** Drops it. */
    DENY("Deny"),
    /** Logs it and goes on with the next rule. */
    LOG("Log"),
    /** Leaves the tier and goes on with the next one, or with the profiles behind the last. */
    PASS("Pass");

    private final String text;

    Action(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<Action> find(String text) {
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
