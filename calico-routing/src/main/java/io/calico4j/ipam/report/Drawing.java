// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import java.util.Locale;

/**
 * An SVG document in the making, in light and dark colours as the reader's screen has them.
 *
 * <p>Texts are escaped. The classes of shapes: {@code b} background, {@code n} nothing there, {@code e} empty, {@code u0} to
 * {@code u10} more and more in use, {@code w} attention, {@code x} wrong, {@code l} a line; of texts: {@code h} strong,
 * {@code p} plain, {@code f} faint, {@code r} wrong.
 */
final class Drawing {
    private static final int SHADES = 10;
    private static final int[] LIGHT_FROM = {0xcf, 0xe0, 0xf1};
    private static final int[] LIGHT_TO = {0x08, 0x30, 0x6b};
    private static final int[] DARK_FROM = {0x1c, 0x3c, 0x5e};
    private static final int[] DARK_TO = {0xa6, 0xd5, 0xff};

    private final int width;
    private final StringBuilder out = new StringBuilder(1 << 16);

    Drawing(int width) {
        this.width = width;
    }

    /**
     * Returns the document.
     *
     * @param title what it shows
     * @param description the same in words, for those who can't see it
     */
    String svg(int height, String title, String description) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height
                + "\" role=\"img\" aria-labelledby=\"title desc\" font-family=\"Helvetica, Arial, sans-serif\""
                + " font-size=\"12\">\n<title id=\"title\">" + escaped(title) + "</title>\n<desc id=\"desc\">"
                + escaped(description) + "</desc>\n<style>\n" + style() + "</style>\n"
                + "<rect class=\"b\" width=\"100%\" height=\"100%\"/>\n" + out + "</svg>\n";
    }

    private static String style() {
        StringBuilder css = new StringBuilder("""
                .h,.p,.f,.r{stroke:none}.r,.h{font-weight:bold}
                .w{fill:#f59e0b;stroke:none}.l{fill:none}
                .b{fill:#ffffff}.h{fill:#1b2733}.p{fill:#44525f}.f{fill:#6b7884}.r{fill:#c11a25}
                .n{fill:#eef1f4}.e{fill:#ffffff;stroke:#3d7ab8}.l{stroke:#c3ccd4}
                .x{stroke:#d1242f;stroke-width:2}
                """);
        shades(css, LIGHT_FROM, LIGHT_TO);
        css.append("""
                @media (prefers-color-scheme:dark){
                .b{fill:#10171e}.h{fill:#e8eef4}.p{fill:#b6c2cd}.f{fill:#8a97a3}.r{fill:#ff7b72}
                .n{fill:#1a232c}.e{fill:#10171e;stroke:#5b9bd5}.l{stroke:#3a4753}.x{stroke:#ff7b72}
                """);
        shades(css, DARK_FROM, DARK_TO);
        return css.append("}\n").toString();
    }

    private static void shades(StringBuilder css, int[] from, int[] to) {
        for (int shade = 0; shade <= SHADES; shade++) {
            css.append(".u").append(shade).append("{fill:#");
            for (int i = 0; i < from.length; i++) {
                int part = from[i] + Math.round((to[i] - from[i]) * shade / (float) SHADES);
                css.append(String.format(Locale.ROOT, "%02x", part));
            }
            css.append('}');
        }
        css.append('\n');
    }

    /** Returns the class of a part in use, {@code 0..1}; a little in use is told from nothing, almost all from all. */
    static String use(double part) {
        if (part <= 0) {
            return "e";
        }
        return "u" + (part >= 1 ? SHADES : (int) Math.min(SHADES - 1, part * SHADES));
    }

    void rect(double x, double y, double w, double h, String kind, String tip) {
        out.append("<rect class=\"").append(kind).append("\" x=\"");
        number(x).append("\" y=\"");
        number(y).append("\" width=\"");
        number(w).append("\" height=\"");
        number(h).append('"');
        if (tip.isEmpty()) {
            out.append("/>\n");
        } else {
            out.append("><title>").append(escaped(tip)).append("</title></rect>\n");
        }
    }

    void dot(double x, double y, double radius) {
        out.append("<circle class=\"w\" cx=\"");
        number(x).append("\" cy=\"");
        number(y).append("\" r=\"");
        number(radius).append("\"/>\n");
    }

    /** Draws a closed shape over points given as x and y in turn. */
    void area(double[] points, String kind) {
        out.append("<polygon class=\"").append(kind).append("\" points=\"");
        for (int i = 0; i < points.length; i++) {
            number(points[i]).append(i % 2 == 0 ? ',' : ' ');
        }
        out.setLength(out.length() - 1);
        out.append("\"/>\n");
    }

    void line(double x1, double y1, double x2, double y2, String kind) {
        out.append("<line class=\"").append(kind).append("\" x1=\"");
        number(x1).append("\" y1=\"");
        number(y1).append("\" x2=\"");
        number(x2).append("\" y2=\"");
        number(y2).append("\"/>\n");
    }

    void text(double x, double baseline, String kind, int size, String text) {
        text(x, baseline, kind, size, "start", text, "");
    }

    /** Writes a text that starts, ends or has its middle at a place, with a tip if that isn't empty. */
    void text(double x, double baseline, String kind, int size, String anchor, String text, String tip) {
        out.append("<text class=\"").append(kind).append("\" x=\"");
        number(x).append("\" y=\"");
        number(baseline).append("\" font-size=\"").append(size).append('"');
        out.append(anchor.equals("start") ? "" : " text-anchor=\"" + anchor + "\"")
                .append('>');
        out.append(tip.isEmpty() ? "" : "<title>" + escaped(tip) + "</title>");
        out.append(escaped(text)).append("</text>\n");
    }

    /** Writes a number with at most one digit after the point. */
    private StringBuilder number(double value) {
        long tenths = Math.round(value * 10);
        out.append(tenths / 10);
        if (tenths % 10 != 0) {
            out.append('.').append(Math.abs(tenths % 10));
        }
        return out;
    }

    /** Returns a text that stays text in markup. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int c) {
        return c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF);
    }
}
