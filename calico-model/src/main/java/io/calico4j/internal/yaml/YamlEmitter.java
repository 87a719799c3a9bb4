// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as YAML, as sigs.k8s.io/yaml does: keys sorted, block style, lists not indented, quotes only where they are
 * needed, long texts folded behind column 80. Confined to one thread.
 */
public final class YamlEmitter {
    private static final int WIDTH = 80;
    private static final int LONGEST_SIMPLE_KEY = 128;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final StringBuilder out;
    private int lineStart;

    /** An emitter that appends to a text whose last line is complete. */
    public YamlEmitter(StringBuilder out) {
        this.out = out;
    }

    private record Entry(String key, @Nullable Object value) {}

    /** Appends one JSON value as a document, ended by a line feed. */
    public void append(String json) {
        lineStart = out.length();
        try (JsonParser in = JsonTreeParser.FACTORY.createParser(json)) {
            Object value = read(in, in.nextToken());
            top(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- reading ----

    private static @Nullable Object read(JsonParser in, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> {
                List<Entry> entries = new ArrayList<>();
                for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
                    entries.add(new Entry(key, read(in, in.nextToken())));
                }
                entries.sort((a, b) -> NaturalOrder.INSTANCE.compare(a.key(), b.key()));
                yield new Mapping(entries);
            }
            case START_ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
                    elements.add(read(in, next));
                }
                yield elements;
            }
            case VALUE_STRING -> in.getText();
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(number(in.getText()));
            default -> throw new IllegalStateException("not JSON: " + token);
        };
    }

    private record Mapping(List<Entry> entries) {}

    private record Numeral(String text) {}

    /** Whole numbers of 64 bits in decimal, others like C's {@code %g} with the shortest digits. */
    private static String number(String json) {
        BigDecimal value = new BigDecimal(json);
        boolean whole = json.indexOf('.') < 0 && json.indexOf('e') < 0 && json.indexOf('E') < 0;
        if (whole) {
            BigInteger integer = value.toBigInteger();
            if (integer.bitLength() <= 63 || (integer.signum() > 0 && integer.bitLength() <= 64)) {
                return integer.toString();
            }
        }
        return FloatText.of64(value.doubleValue());
    }

    // ---- writing ----

    private void top(@Nullable Object value) {
        if (value instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            mapping(mapping, 0, false);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            sequence(list, 0, false);
        } else {
            scalar(value, 0);
            lineFeed();
        }
    }

    private void lineFeed() {
        out.append('\n');
        lineStart = out.length();
    }

    private void indent(int columns) {
        for (int i = 0; i < columns; i++) {
            out.append(' ');
        }
    }

    /** Writes entries at a column; the first one where the line stands if {@code inLine}. */
    private void mapping(Mapping mapping, int column, boolean inLine) {
        boolean first = inLine;
        for (Entry entry : mapping.entries()) {
            if (!first) {
                indent(column);
            }
            first = false;
            key(entry.key(), column);
            out.append(':');
            value(entry.value(), column);
        }
    }

    private void key(String key, int column) {
        ScalarText.Style style = ScalarText.styleOf(key);
        if (key.length() > LONGEST_SIMPLE_KEY) {
            out.append("? ");
            text(key, style == ScalarText.Style.LITERAL ? ScalarText.Style.DOUBLE_QUOTED : style, column, false);
            lineFeed();
            indent(column);
        } else {
            text(key, style == ScalarText.Style.LITERAL ? ScalarText.Style.DOUBLE_QUOTED : style, column, false);
        }
    }

    /** Writes the value behind a colon and ends the line. */
    private void value(@Nullable Object value, int column) {
        if (value instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            lineFeed();
            mapping(mapping, column + 2, false);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            lineFeed();
            sequence(list, column, false);
        } else {
            out.append(' ');
            scalar(value, column + 2);
            lineFeed();
        }
    }

    private void sequence(List<?> elements, int column, boolean inLine) {
        boolean first = inLine;
        for (Object element : elements) {
            if (!first) {
                indent(column);
            }
            first = false;
            out.append("- ");
            if (element instanceof Mapping mapping && !mapping.entries().isEmpty()) {
                mapping(mapping, column + 2, true);
            } else if (element instanceof List<?> list && !list.isEmpty()) {
                sequence(list, column + 2, true);
            } else {
                scalar(element, column + 2);
                lineFeed();
            }
        }
    }

    private void scalar(@Nullable Object value, int column) {
        if (value instanceof String text) {
            text(text, ScalarText.styleOf(text), column, true);
        } else if (value instanceof Numeral number) {
            out.append(number.text());
        } else if (value instanceof Mapping) {
            out.append("{}");
        } else if (value instanceof List<?>) {
            out.append("[]");
        } else {
            out.append(value);
        }
    }

    private void text(String text, ScalarText.Style style, int column, boolean folds) {
        switch (style) {
            case PLAIN -> folded(text, column, folds, false);
            case SINGLE_QUOTED -> {
                out.append('\'');
                folded(text, column, folds, true);
                out.append('\'');
            }
            case DOUBLE_QUOTED -> doubleQuoted(text, column, folds);
            case LITERAL -> literal(text, column);
        }
    }

    private boolean beyondWidth() {
        return out.length() - lineStart > WIDTH;
    }

    private void foldAt(int column) {
        lineFeed();
        indent(column);
    }

    private void folded(String text, int column, boolean folds, boolean quoted) {
        boolean afterSpace = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inner = !quoted || (i > 0 && i < text.length() - 1);
            if (c == ' ') {
                boolean single = i + 1 < text.length() && text.charAt(i + 1) != ' ';
                if (folds && !afterSpace && single && inner && beyondWidth()) {
                    foldAt(column);
                } else {
                    out.append(c);
                }
                afterSpace = true;
            } else {
                out.append(c);
                if (quoted && c == '\'') {
                    out.append(c);
                }
                afterSpace = false;
            }
        }
    }

    private void doubleQuoted(String text, int column, boolean folds) {
        out.append('"');
        boolean afterSpace = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (folds && !afterSpace && i > 0 && i < text.length() - 1 && beyondWidth()) {
                    foldAt(column);
                    if (text.charAt(i + 1) == ' ') {
                        out.append('\\');
                    }
                } else {
                    out.append(c);
                }
                afterSpace = true;
                continue;
            }
            afterSpace = false;
            if (c != '"' && c != '\\' && ScalarText.isPrintable(c)) {
                out.append(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
                escape(text.codePointAt(i++));
            } else {
                escape(c);
            }
        }
        out.append('"');
    }

    private void escape(int c) {
        out.append('\\');
        switch (c) {
            case 0 -> out.append('0');
            case 0x07 -> out.append('a');
            case 0x08 -> out.append('b');
            case 0x09 -> out.append('t');
            case 0x0a -> out.append('n');
            case 0x0b -> out.append('v');
            case 0x0c -> out.append('f');
            case 0x0d -> out.append('r');
            case 0x1b -> out.append('e');
            case '"', '\\' -> out.append((char) c);
            case 0x85 -> out.append('N');
            case 0xa0 -> out.append('_');
            case 0x2028 -> out.append('L');
            case 0x2029 -> out.append('P');
            default -> {
                int digits = c <= 0xff ? 2 : c <= 0xffff ? 4 : 8;
                out.append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
                for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
                    out.append(HEX[(c >> shift) & 0xf]);
                }
            }
        }
    }

    private void literal(String text, int column) {
        out.append('|');
        if (text.charAt(0) == ' ' || text.charAt(0) == '\n') {
            out.append('2');
        }
        if (!text.endsWith("\n")) {
            out.append('-');
        } else if (text.length() == 1 || text.charAt(text.length() - 2) == '\n') {
            out.append('+');
        }
        lineFeed();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            if (to > from) {
                indent(column);
                out.append(text, from, to);
            }
            from = to + 1;
            if (from < text.length()) {
                lineFeed();
            }
        }
    }
}
