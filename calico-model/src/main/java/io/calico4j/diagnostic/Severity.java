// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import java.util.Locale;

/** How much a {@link Diagnostic} matters; the natural order is the most severe first. */
public enum Severity {
    /** The input is refused, or an answer about it cannot be trusted. */
    ERROR,
    /** The input is accepted, but probably does not mean what its author intended. */
    WARNING,
    /** A fact worth knowing that calls for no action. */
    INFORMATION;

    /** Returns the word that renderings use: {@code error}, {@code warning} or {@code information}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
