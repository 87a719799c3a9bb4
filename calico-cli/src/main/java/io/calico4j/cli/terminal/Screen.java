// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.terminal;

import java.io.PrintWriter;
import java.util.List;

/**
 * Where lines go: a writer, with or without colours.
 *
 * <p>Confined to one thread.
 */
public final class Screen {
    private final PrintWriter out;
    private final boolean colours;

    /** Creates a screen over a writer. */
    public Screen(PrintWriter out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    /** Returns whether styles are shown. */
    public boolean colours() {
        return colours;
    }

    /** Writes one line. */
    public void line(Text text) {
        out.print(text.render(colours));
        out.print('\n');
    }

    /** Writes one plain line. */
    public void line(String text) {
        line(Text.of(text));
    }

    /** Writes lines. */
    public void lines(List<Text> texts) {
        texts.forEach(this::line);
    }

    /** Writes an empty line. */
    public void space() {
        line(Text.empty());
    }

    /** Writes an empty line and a heading. */
    public void section(String heading) {
        space();
        line(Text.of(Style.HEADING, heading));
    }

    /** Writes an empty line, and a heading with a remark behind it. */
    public void section(String heading, Text remark) {
        space();
        line(Text.of(Style.HEADING, heading).and("  ").and(remark));
    }

    /** Writes text that is made elsewhere and needs no care, such as JSON. */
    public void raw(String text) {
        out.print(text);
    }
}
