// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

/**
 * Splits a text into tokens, one at a time.
 *
 * <p>Rules: Calico v3.32, libcalico-go/lib/selector/tokenizer/tokenizer.go. Word operators exist only directly after a label,
 * functions only where their parenthesis follows at once; everything else made of label characters is a label.
 */
final class Tokenizer {
    private static final char NONE = 0;

    private final String text;
    private int position;
    private boolean afterLabel;

    private int start;
    private int contentStart;
    private int contentEnd;

    Tokenizer(String text) {
        this.text = text;
    }

    /** Returns the offset where the last token starts. */
    int start() {
        return start;
    }

    /** Returns the offset just after the last token. */
    int end() {
        return position;
    }

    /** Returns the label name (of a label or {@code has}) or the literal without quotes of the last token. */
    String content() {
        return text.substring(contentStart, contentEnd);
    }

    /**
     * Reads the next token; {@link Token#END} again and again at the end.
     *
     * @throws Rejection if no token stands there
     */
    Token next() {
        position = skipBlanks(position);
        start = position;
        boolean operatorExpected = afterLabel;
        afterLabel = false;
        if (position == text.length()) {
            return Token.END;
        }
        char c = text.charAt(position);
        return switch (c) {
            case '(' -> single(Token.LEFT_PARENTHESIS);
            case ')' -> single(Token.RIGHT_PARENTHESIS);
            case '{' -> single(Token.LEFT_BRACE);
            case '}' -> single(Token.RIGHT_BRACE);
            case ',' -> single(Token.COMMA);
            case '"', '\'' -> literal(c);
            case '=' -> twice('=', Token.EQUALS, SelectorErrorKind.EXPECTED_EQ);
            case '&' -> twice('&', Token.AND, SelectorErrorKind.EXPECTED_AND);
            case '|' -> twice('|', Token.OR, SelectorErrorKind.EXPECTED_OR);
            case '!' -> notOrNotEquals();
            default -> operatorExpected ? wordOperator(c) : word(c);
        };
    }

    private Token notOrNotEquals() {
        position++;
        return at(position) == '=' ? single(Token.NOT_EQUALS) : Token.NOT;
    }

    private Token single(Token token) {
        position++;
        return token;
    }

    private Token twice(char c, Token token, SelectorErrorKind otherwise) {
        if (at(position + 1) != c) {
            throw new Rejection(otherwise, position);
        }
        position += 2;
        return token;
    }

    private Token literal(char quote) {
        int close = text.indexOf(quote, position + 1);
        if (close < 0) {
            throw new Rejection(SelectorErrorKind.UNTERMINATED_STRING, position);
        }
        contentStart = position + 1;
        contentEnd = close;
        position = close + 1;
        return Token.STRING;
    }

    private Token wordOperator(char first) {
        int end = -1;
        Token token = Token.IN;
        if (first == 'c') {
            token = Token.CONTAINS;
            end = after(position, "contains");
        } else if (first == 's') {
            token = Token.STARTS_WITH;
            end = afterPair("starts", "with");
        } else if (first == 'e') {
            token = Token.ENDS_WITH;
            end = afterPair("ends", "with");
        } else if (first == 'n') {
            token = Token.NOT_IN;
            end = afterPair("not", "in");
        } else if (first == 'i') {
            end = after(position, "in");
        }
        if (end < 0 || Syntax.isLabelCharacter(at(end))) {
            throw new Rejection(SelectorErrorKind.EXPECTED_OPERATOR, position);
        }
        position = end;
        return token;
    }

    private int after(int from, String word) {
        return text.startsWith(word, from) ? from + word.length() : -1;
    }

    private int afterPair(String first, String second) {
        int end = after(position, first);
        end = end < 0 ? -1 : after(skipBlanks(end), second);
        return end < 0 ? -1 : skipBlanks(end);
    }

    private Token word(char first) {
        if (first == 'h' && text.startsWith("has(", position)) {
            return has();
        }
        if (first == 'a' && text.startsWith("all(", position)) {
            return function("all(", Token.ALL, SelectorErrorKind.UNCLOSED_ALL);
        }
        if (first == 'g' && text.startsWith("global(", position)) {
            return function("global(", Token.GLOBAL, SelectorErrorKind.UNCLOSED_GLOBAL);
        }
        position = identifier(position);
        afterLabel = true;
        return Token.LABEL;
    }

    private Token has() {
        int end = skipBlanks(identifier(skipBlanks(position + "has(".length())));
        return close(end, Token.HAS, SelectorErrorKind.UNCLOSED_HAS);
    }

    private Token function(String opening, Token token, SelectorErrorKind unclosed) {
        return close(skipBlanks(position + opening.length()), token, unclosed);
    }

    private Token close(int end, Token token, SelectorErrorKind unclosed) {
        if (at(end) != ')') {
            throw new Rejection(unclosed, end);
        }
        position = end + 1;
        return token;
    }

    /** Marks the longest run of label characters as the content and returns its end. */
    private int identifier(int from) {
        int end = from;
        while (end < text.length() && Syntax.isLabelCharacter(text.charAt(end))) {
            end++;
        }
        if (end == from) {
            throw new Rejection(SelectorErrorKind.EXPECTED_IDENTIFIER, from);
        }
        if (end - from > Syntax.MAX_LABEL) {
            throw new Rejection(SelectorErrorKind.LABEL_TOO_LONG, from);
        }
        contentStart = from;
        contentEnd = end;
        return end;
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < text.length() && Syntax.isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Returns the character at an offset, or one that is part of no token at the end. */
    private char at(int offset) {
        return offset < text.length() ? text.charAt(offset) : NONE;
    }
}
