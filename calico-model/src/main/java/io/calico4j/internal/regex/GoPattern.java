// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.regex;

/** A regular expression in the syntax of Go, immutable. */
public final class GoPattern {
    private final String text;
    private final Program program;

    private GoPattern(String text, Program program) {
        this.text = text;
        this.program = program;
    }

    /**
     * The expression that a text is.
     *
     * @throws IllegalArgumentException if {@link #isValid} is false
     */
    public static GoPattern compile(String text) {
        try {
            return new GoPattern(text, new Program(new PatternReader(text).read()));
        } catch (BadPatternException e) {
            throw new IllegalArgumentException("no regular expression: " + text, e);
        }
    }

    /** Whether Go could compile the text. Complexity: linear in the text, but for nested counted repetitions. */
    public static boolean isValid(String text) {
        try {
            Node unused = new PatternReader(text).read();
            return true;
        } catch (BadPatternException e) {
            return false;
        }
    }

    /** Whether the expression matches somewhere in a text. Complexity: O(length of the text * size of the expression). */
    public boolean isFoundIn(String input) {
        return program.isFoundIn(input);
    }

    /** The text of the expression. */
    @Override
    public String toString() {
        return text;
    }
}
