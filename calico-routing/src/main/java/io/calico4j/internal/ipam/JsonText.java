// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.ipam;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small pieces of JSON: quoted texts, lists and maps of texts. */
public final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /** Writes a text as Go's encoder does: with the signs of HTML escaped; an unpaired surrogate becomes U+FFFD. */
    public static void quote(String text, StringBuilder out) {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c) || isHalfOfPair(text, i)) {
                continue;
            }
            out.append(text, plain, i);
            plain = i + 1;
            if (Character.isSurrogate(c)) {
                out.append('\uFFFD');
            } else {
                escape(c, out);
            }
        }
        out.append(text, plain, text.length()).append('"');
    }

    private static boolean isPlain(char c) {
        return c >= 0x20
                && c != '"'
                && c != '\\'
                && c != '<'
                && c != '>'
                && c != '&'
                && c != 0x2028
                && c != 0x2029
                && !Character.isSurrogate(c);
    }

    private static boolean isHalfOfPair(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 0xf));
                }
            }
        }
    }

    /** Writes a list of texts. */
    public static void list(List<String> texts, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            quote(texts.get(i), out);
        }
        out.append(']');
    }

    /** Writes texts by name, in the order of the map. */
    public static void map(Map<String, String> texts, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            out.append(separator);
            quote(entry.getKey(), out);
            out.append(':');
            quote(entry.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    /**
     * Reads the names and values of a map of texts in turn, as they come; {@code null} is the empty text, as in Go.
     *
     * @throws IllegalArgumentException if a value is no text
     */
    public static String[] readPairs(JsonParser parser) throws IOException {
        List<String> pairs = new ArrayList<>(8);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                pairs.add(parser.currentName());
                parser.nextToken();
                pairs.add(text(parser));
            }
        }
        return pairs.toArray(new String[0]);
    }

    /**
     * Reads texts by name, in the order of the names.
     *
     * @throws IllegalArgumentException if a value is no text
     */
    public static Map<String, String> readMap(JsonParser parser) throws IOException {
        TreeMap<String, String> map = new TreeMap<>();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                map.put(name, text(parser));
            }
        }
        return map;
    }

    /**
     * Reads a list of texts.
     *
     * @throws IllegalArgumentException if a value is no text
     */
    public static List<String> readList(JsonParser parser) throws IOException {
        List<String> list = new ArrayList<>();
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(text(parser));
            }
        }
        return list;
    }

    private static String text(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (token != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException("a text expected: " + token);
        }
        return parser.getText();
    }
}
