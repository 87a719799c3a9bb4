// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

import java.util.Arrays;
import java.util.Optional;

/** Whether addresses of a pool are handed out without being asked for by name. */
public enum AssignmentMode {
    /** The pool takes part in automatic assignment. */
    AUTOMATIC("Automatic"),
    /** Only to requests that name the pool or an address in it. */
    MANUAL("Manual");

    private final String text;

    AssignmentMode(String text) {
        this.text = text;
    }

    /** The constant with exactly this text, or empty. */
    public static Optional<AssignmentMode> find(String text) {
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
