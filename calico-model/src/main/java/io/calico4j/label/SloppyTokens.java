// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.ArrayList;
import java.util.List;

/** Splits a text that may be no selector into what its parts were probably meant to be; takes everything. */
final class SloppyTokens {
    private static final String QUOTES = "\"'`\u2018\u2019\u201A\u201C\u201D\u201E";
    private static final String OPENING = "({[";
    private static final String CLOSING = ")}]";
    private static final String ENDS_WORD = "=!&|,;<>" + OPENING + CLOSING + QUOTES;

    private final String text;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;

    private SloppyTokens(String text) {
        this.text = text;
    }

    /** What a part was probably meant to be. */
    enum Kind {
        WORD,
        STRING,
        EQUALS,
        NOT_EQUALS,
        AND,
        OR,
        NOT,
        OPEN,
        CLOSE,
        COMMA,
        STAR,
        END
    }

    /** A part; the text of a string is without its quotes. */
    record Lexeme(Kind kind, String text) {}

    /** Returns the parts of a text, with two ends after them. */
    static List<Lexeme> of(String text) {
        SloppyTokens tokens = new SloppyTokens(text);
        while (tokens.at < text.length()) {
            tokens.read();
        }
        tokens.add(Kind.END, "");
        tokens.add(Kind.END, "");
        return tokens.lexemes;
    }

    private void add(Kind kind, String part) {
        lexemes.add(new Lexeme(kind, part));
    }

    private void read() {
        char c = text.charAt(at);
        if (Syntax.isWhiteSpace(c)) {
            at++;
        } else if (QUOTES.indexOf(c) >= 0) {
            string();
        } else if (OPENING.indexOf(c) >= 0) {
            single(Kind.OPEN);
        } else if (CLOSING.indexOf(c) >= 0) {
            single(Kind.CLOSE);
        } else if (c == ',' || c == ';') {
            single(Kind.COMMA);
        } else if (c == '&') {
            run("&", Kind.AND);
        } else if (c == '|') {
            run("|", Kind.OR);
        } else if (c == '=' || (c == ':' && isColonAlone())) {
            run(c == '=' ? "=" : ":", Kind.EQUALS);
        } else if (c == '<' || (c == '!' && charAt(at + 1) == '=')) {
            run("!=<>", Kind.NOT_EQUALS);
        } else if (c == '!') {
            single(Kind.NOT);
        } else if (c == '*' && (at + 1 == text.length() || !isWordCharacter(at + 1))) {
            single(Kind.STAR);
        } else {
            word();
        }
    }

    private void single(Kind kind) {
        add(kind, text.substring(at, at + 1));
        at++;
    }

    private void run(String characters, Kind kind) {
        int start = at;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        add(kind, text.substring(start, at));
    }

    /** Reads up to the next quote that may close the one here, or to the end. */
    private void string() {
        char open = text.charAt(at);
        int end = at + 1;
        while (end < text.length() && !closes(open, text.charAt(end))) {
            end++;
        }
        add(Kind.STRING, text.substring(at + 1, end));
        at = Math.min(end + 1, text.length());
    }

    private static boolean closes(char open, char c) {
        return open < '\u2000' ? c == open : (c > '\u2000' && QUOTES.indexOf(c) >= 0);
    }

    /** A colon belongs to a word such as {@code image:tag} unless a blank or a quote follows. */
    private boolean isColonAlone() {
        return Syntax.isWhiteSpace(charAt(at + 1)) || QUOTES.indexOf(charAt(at + 1)) >= 0;
    }

    private boolean isWordCharacter(int index) {
        char c = charAt(index);
        return !Syntax.isWhiteSpace(c) && ENDS_WORD.indexOf(c) < 0;
    }

    private void word() {
        int start = at++;
        while (at < text.length() && isWordCharacter(at) && !(text.charAt(at) == ':' && isColonAlone())) {
            at++;
        }
        add(Kind.WORD, text.substring(start, at));
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : ' ';
    }
}
