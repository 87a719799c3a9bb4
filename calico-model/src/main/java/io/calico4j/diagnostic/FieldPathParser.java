// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

/** Reads the notation of {@link FieldPath} from left to right; used once. */
final class FieldPathParser {
    private final String text;
    private int at;

    FieldPathParser(String text) {
        this.text = text;
    }

    FieldPath parse() {
        FieldPath path = FieldPath.root();
        while (at < text.length()) {
            if (text.charAt(at) == '[') {
                at++;
                path = peek() == '"' ? path.field(quoted()) : path.index(number());
                expect(']', "]");
            } else {
                if (at > 0) {
                    expect('.', ". or [");
                }
                path = path.field(plain());
            }
        }
        return path;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void expect(char c, String expectation) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw new FormatException(text, at, expectation);
        }
        at++;
    }

    private String plain() {
        int start = at;
        while (at < text.length() && FieldPath.isPlain(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw new FormatException(text, at, "a name");
        }
        return text.substring(start, at);
    }

    private int number() {
        int start = at;
        long value = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + (text.charAt(at) - '0');
            if (value > Integer.MAX_VALUE) {
                throw new FormatException(text, start, "an index up to " + Integer.MAX_VALUE);
            }
            at++;
        }
        if (at == start) {
            throw new FormatException(text, at, "an index or a quoted name");
        }
        return (int) value;
    }

    private String quoted() {
        at++;
        var out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            out.append(c == '\\' ? escaped() : c);
        }
        expect('"', "\"");
        return out.toString();
    }

    private char escaped() {
        char c = peek();
        if (c == '"' || c == '\\') {
            at++;
            return c;
        }
        if (c == 'u' && at + 5 <= text.length()) {
            int value = 0;
            for (int i = at + 1; i < at + 5; i++) {
                value = value * 16 + hexDigit(i);
            }
            at += 5;
            return (char) value;
        }
        throw new FormatException(text, at, "\", \\ or u and four hex digits");
    }

    private int hexDigit(int i) {
        int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
        if (digit < 0) {
            throw new FormatException(text, i, "a hex digit");
        }
        return digit;
    }
}
