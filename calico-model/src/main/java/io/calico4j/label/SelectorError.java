// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.Objects;
import java.util.Optional;

/**
 * What is wrong with the text of a selector, and where.
 *
 * @param kind what is wrong
 * @param text the whole text that was read
 * @param offset index of the first offending {@code char}, {@code 0..text.length()}
 */
public record SelectorError(SelectorErrorKind kind, String text, int offset) {
    /** Most characters of the text that are shown on either side of the offset. */
    private static final int SHOWN = 60;

    /** Checks that the offset lies within the text. */
    public SelectorError {
        Objects.requireNonNull(kind, "kind");
        Objects.checkIndex(offset, text.length() + 1);
    }

    /** Returns what would have been accepted at the offset. */
    public String expectation() {
        return kind.expectation();
    }

    /** Returns one line that says what was expected and where. */
    public String message() {
        return "expected " + expectation() + " at offset " + offset;
    }

    /**
     * Returns a selector that the text was probably meant to be, or empty if there is no good guess; what comes back can be read.
     *
     * <p>Known slips: {@code =}, {@code &}, {@code |}, {@code and}, {@code or} and {@code not} for the operators, commas between
     * conditions, {@code app in (a, b)}, {@code has('app')} or the bare {@code app} for {@code has(app)}, values without quotes and
     * labels with them, operators in other spellings, line breaks, what is not closed or closed too often. Complexity: linear in the
     * text; texts of more than 4,096 characters have no guess.
     */
    public Optional<String> correction() {
        return SelectorRepair.repair(text);
    }

    /**
     * Returns two lines: the text, or the part of it around the offset, and a caret below the offset with what was expected.
     *
     * <p>Control characters are shown as blanks, so that the caret stands right and nothing breaks a terminal.
     */
    public String snippet() {
        int from = Math.max(0, offset - SHOWN);
        int to = Math.min(text.length(), offset + SHOWN);
        String before = from > 0 ? "..." : "";
        StringBuilder lines = new StringBuilder(before);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            lines.append(Character.isISOControl(c) ? ' ' : c);
        }
        return lines.append(to < text.length() ? "...\n" : "\n")
                .append(" ".repeat(before.length() + offset - from))
                .append("^ expected ")
                .append(expectation())
                .toString();
    }
}
