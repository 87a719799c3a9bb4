// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.diagnostic.Repair;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The characters of a scalar on one line of a manifest.
 *
 * @param written the scalar as it is written, quotes included
 * @param end the offset behind it
 */
record ScalarText(String written, int end) {
    /** What needs no quotes in any place, and is no number, truth value or null. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9./_-]*");

    private static final Pattern WORD = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    /** Returns the scalar that begins at an offset, unless it goes on in the next line. */
    static Optional<ScalarText> at(String text, int from, Repair.Target target) {
        if (from >= text.length()) {
            return Optional.empty();
        }
        char first = text.charAt(from);
        if (target == Repair.Target.QUOTES && first != '!') {
            return Optional.empty();
        }
        int end = first == '"' || first == '\'' ? quotedEnd(text, from, first) : plainEnd(text, from, target);
        return end <= from ? Optional.empty() : Optional.of(new ScalarText(text.substring(from, end), end));
    }

    private static int quotedEnd(String text, int from, char quote) {
        for (int i = from + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                if (quote == '\'' && i + 1 < text.length() && text.charAt(i + 1) == '\'') {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return -1;
    }

    private static int plainEnd(String text, int from, Repair.Target target) {
        boolean flow = insideFlow(text, from);
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            char c = text.charAt(end);
            boolean comment = c == '#' && end > from && isBlank(text.charAt(end - 1));
            boolean key = target == Repair.Target.KEY && c == ':';
            if (comment || key || (flow && (c == ',' || c == '}' || c == ']'))) {
                break;
            }
            end++;
        }
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Whether a bracket of the same line is still open. */
    private static boolean insideFlow(String text, int from) {
        int open = 0;
        for (int i = text.lastIndexOf('\n', from - 1) + 1; i < from; i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '[') {
                open++;
            } else if (c == '}' || c == ']') {
                open--;
            }
        }
        return open > 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Returns what is written in its place. */
    String replacedBy(Repair repair) {
        String text = repair.target() == Repair.Target.QUOTES ? written : repair.text();
        char first = written.charAt(0);
        if (first == '"') {
            return doubleQuoted(text);
        }
        boolean plain = PLAIN.matcher(text).matches() && !WORD.matcher(text).matches();
        if (plain && first != '\'' && repair.target() != Repair.Target.QUOTES) {
            return text;
        }
        return text.indexOf('\'') < 0 ? "'" + text + "'" : doubleQuoted(text);
    }

    private static String doubleQuoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
