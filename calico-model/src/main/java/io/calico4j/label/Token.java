// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

/** The kinds of tokens. */
enum Token {
    END,
    LEFT_PARENTHESIS,
    RIGHT_PARENTHESIS,
    LEFT_BRACE,
    RIGHT_BRACE,
    COMMA,
    STRING,
    EQUALS,
    NOT_EQUALS,
    AND,
    OR,
    NOT,
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH,
    NOT_IN,
    IN,
    HAS,
    ALL,
    GLOBAL,
    LABEL
}
