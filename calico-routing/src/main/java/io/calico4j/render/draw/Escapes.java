// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.draw;

import static java.util.Objects.requireNonNull;

/** Writes any text inside a drawing so that it stays text: no name can end a label, start a tag or add a line. */
public final class Escapes {
    private Escapes() {}

    /** Returns a text for the content or a quoted attribute of XML and SVG; control characters become spaces. */
    public static String xml(String text) {
        StringBuilder out = new StringBuilder(requireNonNull(text, "text").length() + 8);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isWritable(c) ? c : ' ');
            }
        });
        return out.toString();
    }

    /** Returns a text in double quotes for DOT. */
    public static String dot(String text) {
        StringBuilder out = new StringBuilder(requireNonNull(text, "text").length() + 8).append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.appendCodePoint(isWritable(c) ? c : ' ');
        });
        return out.append('"').toString();
    }

    /** Returns a text in double quotes for a label of Mermaid, whose own marks are written as entities. */
    public static String mermaid(String text) {
        StringBuilder out = new StringBuilder(requireNonNull(text, "text").length() + 8).append('"');
        text.codePoints().forEach(c -> {
            boolean plain = Character.isLetterOrDigit(c) || " .,:/+()-_=".indexOf(c) >= 0;
            if (plain) {
                out.appendCodePoint(c);
            } else {
                out.append(isWritable(c) ? "#" + c + ";" : " ");
            }
        });
        return out.append('"').toString();
    }

    private static boolean isWritable(int c) {
        return c >= ' '
                && c != 0x7f
                && !(c >= 0x80 && c < 0xa0)
                && !(c >= 0xd800 && c < 0xe000)
                && c != 0xfffe
                && c != 0xffff;
    }
}
