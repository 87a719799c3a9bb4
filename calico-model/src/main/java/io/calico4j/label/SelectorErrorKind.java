// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

/**
 * Why a text is no selector.
 *
 * <p>The kinds up to {@link #EXPECTED_IDENTIFIER} concern single tokens and win over all later ones, wherever they stand in the
 * text, because Calico splits the whole text into tokens before it looks at their order.
 */
public enum SelectorErrorKind {
    /** A string literal without its closing quote. */
    UNTERMINATED_STRING("a closing quote for the literal that starts here"),
    /** A lone {@code =}. */
    EXPECTED_EQ("\"==\""),
    /** A lone {@code &}. */
    EXPECTED_AND("\"&&\""),
    /** A lone {@code |}. */
    EXPECTED_OR("\"||\""),
    /** Something other than an operator after a label. */
    EXPECTED_OPERATOR("an operator after the label: ==, !=, in, not in, contains, starts with, ends with"),
    /** {@code has(label} without its parenthesis. */
    UNCLOSED_HAS("\")\" to close has("),
    /** {@code all(} without its parenthesis. */
    UNCLOSED_ALL("\")\" to close all("),
    /** {@code global(} without its parenthesis. */
    UNCLOSED_GLOBAL("\")\" to close global("),
    /** A label name of more than 512 characters. */
    LABEL_TOO_LONG("a label name of at most 512 characters"),
    /** A character that starts no token, or no label name in {@code has(}. */
    EXPECTED_IDENTIFIER("a label name of a-z A-Z 0-9 _ . / -"),
    /** A label as the very last token. */
    UNEXPECTED_END("an operator and a value after the last label"),
    /** An open parenthesis that is not closed. */
    EXPECTED_RPAREN("\")\", \"&&\" or \"||\""),
    /** A set that is not closed, or holds something else than strings and commas. */
    EXPECTED_RBRACE("quoted strings separated by commas, then \"}\""),
    /** A comparison without a string. */
    EXPECTED_STRING("a quoted string"),
    /** {@code in} or {@code not in} without a set. */
    EXPECTED_SET_LITERAL("a set such as {\"a\", \"b\"}"),
    /** A label followed by a token that is no operator. */
    EXPECTED_BINARY_OPERATOR("an operator after the label: ==, !=, in, not in, contains, starts with, ends with"),
    /** A token that starts no condition, or the end of the text where one must follow. */
    UNEXPECTED_TOKEN("a label, has(...), all(), global(), \"!\" or \"(\""),
    /** More tokens after a complete selector. */
    TRAILING_CONTENT("\"&&\", \"||\" or the end of the selector"),
    /** The text is longer than the reader allows; Calico has no such limit. */
    TEXT_TOO_LONG("the end of the text: it is longer than allowed"),
    /** Parentheses are nested deeper than the reader allows; Calico has no such limit. */
    NESTED_TOO_DEEP("fewer nested parentheses");

    private final String expectation;

    SelectorErrorKind(String expectation) {
        this.expectation = expectation;
    }

    /** Returns what would have been accepted. */
    public String expectation() {
        return expectation;
    }
}
