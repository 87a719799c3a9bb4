// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.terminal;

import io.calico4j.diagnostic.OneLine;
import java.util.ArrayList;
import java.util.List;

/**
 * A line, or a part of one, whose pieces have styles.
 *
 * <p>Its characters are safe, see {@link OneLine}. Immutable.
 */
public final class Text {
    private static final Text EMPTY = new Text(List.of());
    private static final String CUT = "…";

    private final List<Span> spans;

    private record Span(Style style, String text) {}

    private Text(List<Span> spans) {
        this.spans = spans;
    }

    /** Returns the text without characters. */
    public static Text empty() {
        return EMPTY;
    }

    /** Returns a plain text. */
    public static Text of(Object text) {
        return of(Style.PLAIN, text);
    }

    /** Returns a text in one style. */
    public static Text of(Style style, Object text) {
        return EMPTY.and(style, text);
    }

    /** Returns a number and what is counted, such as {@code 1 file} and {@code 2 files}. */
    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Returns the texts with a separator between them. */
    public static Text join(String separator, List<Text> texts) {
        Text joined = EMPTY;
        for (Text text : texts) {
            joined = (joined == EMPTY ? joined : joined.and(separator)).and(text);
        }
        return joined;
    }

    /** Returns this text followed by a plain one. */
    public Text and(Object text) {
        return text instanceof Text other ? append(other.spans) : and(Style.PLAIN, text);
    }

    /** Returns this text followed by another in the given style. */
    public Text and(Style style, Object text) {
        String safe = OneLine.of(text.toString());
        return safe.isEmpty() ? this : append(List.of(new Span(style, safe)));
    }

    /** Returns how many columns the text takes; every code point counts as one. */
    public int width() {
        int width = 0;
        for (Span span : spans) {
            width += span.text.codePointCount(0, span.text.length());
        }
        return width;
    }

    /** Returns the text, cut to a width with an ellipsis at its end. */
    public Text cut(int columns) {
        if (width() <= columns) {
            return this;
        }
        List<Span> kept = new ArrayList<>();
        int room = columns - 1;
        for (Span span : spans) {
            int length = Math.min(room, span.text.codePointCount(0, span.text.length()));
            String text = span.text.substring(0, span.text.offsetByCodePoints(0, length));
            room -= length;
            if (room == 0) {
                kept.add(new Span(span.style, text + CUT));
                return new Text(List.copyOf(kept));
            }
            kept.add(new Span(span.style, text));
        }
        return this;
    }

    /** Returns the characters, with or without the escape sequences of the styles. */
    public String render(boolean colours) {
        StringBuilder out = new StringBuilder();
        for (Span span : spans) {
            out.append(colours ? span.style.paint(span.text) : span.text);
        }
        return out.toString();
    }

    /** Returns the characters without styles. */
    @Override
    public String toString() {
        return render(false);
    }

    private Text append(List<Span> more) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(more);
        return new Text(List.copyOf(all));
    }
}
