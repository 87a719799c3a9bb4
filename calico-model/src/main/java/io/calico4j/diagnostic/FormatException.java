// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import java.util.Objects;

/**
 * A text that is not in the notation its reader expects.
 *
 * <p>Thrown by the {@code parse} methods of small values; each of them has a {@code tryParse} twin that answers an empty
 * {@code Optional} instead.
 */
public class FormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 120;

    private final String input;
    private final int offset;
    private final String expectation;

    /**
     * Creates the exception.
     *
     * @param input the whole text that was read
     * @param offset index of the first offending {@code char} in {@code input}, {@code 0..input.length()}
     * @param expectation what would have been accepted there, such as {@code "a prefix length 0..32"}
     */
    public FormatException(String input, int offset, String expectation) {
        this(
                input,
                offset,
                expectation,
                "\"" + abbreviate(input) + "\": expected " + expectation + " at offset " + offset);
    }

    /** Creates the exception with a message of its own, for notations that show more than the offset. */
    protected FormatException(String input, int offset, String expectation, String message) {
        super(message);
        this.input = input;
        this.offset = Objects.checkIndex(offset, input.length() + 1);
        this.expectation = expectation;
    }

    private static String abbreviate(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    /** Returns the whole text that was read. */
    public final String input() {
        return input;
    }

    /** Returns the index of the first offending {@code char} in {@link #input()}; equal to its length at the end. */
    public final int offset() {
        return offset;
    }

    /** Returns what would have been accepted at {@link #offset()}. */
    public final String expectation() {
        return expectation;
    }
}
