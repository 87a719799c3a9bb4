// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import java.util.Arrays;
import java.util.Optional;

/** What is done about the check of addresses by AWS. */
public enum AwsSrcDstCheck {
    /** Nothing. */
    DO_NOTHING("DoNothing"),
    /** It is switched on. */
    ENABLE("Enable"),
    /** It is switched off. */
    DISABLE("Disable");

    private final String text;

    AwsSrcDstCheck(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<AwsSrcDstCheck> find(String text) {
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
