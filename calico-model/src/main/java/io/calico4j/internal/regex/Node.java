// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.regex;

import java.util.List;
import java.util.function.IntPredicate;

/** The tree of a regular expression. Captures and greediness are left out: nothing here asks what matched. */
sealed interface Node {
    /** Nothing. */
    record Empty() implements Node {}

    /** One character. */
    record One(IntPredicate accepts) implements Node {}

    /** A place between characters. */
    record Place(Where where) implements Node {}

    /** The operands one after the other. */
    record Sequence(List<Node> parts) implements Node {}

    /** One of the operands. */
    record Choice(List<Node> options) implements Node {}

    /**
     * The operand again and again.
     *
     * @param max the largest number of times; -1 for any
     * @param counted whether it was written with braces
     */
    record Repeat(Node operand, int min, int max, boolean counted) implements Node {}

    /** The places that can be asked for. */
    enum Where {
        /** The beginning of the text. */
        START,
        /** The end of the text. */
        END,
        /** The beginning of a line. */
        LINE_START,
        /** The end of a line. */
        LINE_END,
        /** Between a word and what is none. */
        WORD_EDGE,
        /** Not between a word and what is none. */
        NO_WORD_EDGE
    }
}
