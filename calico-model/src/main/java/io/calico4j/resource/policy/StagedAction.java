// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import java.util.Arrays;
import java.util.Optional;

/** What a staged policy would do to the enforced policy of its name. */
public enum StagedAction {
    /** Create or replace it. */
    SET("Set"),
    /** Delete it. */
    DELETE("Delete"),
    /** Watch only; a preview state. */
    LEARN("Learn"),
    /** Nothing; a preview state. */
    IGNORE("Ignore");

    private final String text;

    StagedAction(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<StagedAction> find(String text) {
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
