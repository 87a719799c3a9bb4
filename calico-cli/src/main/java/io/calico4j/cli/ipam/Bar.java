// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Text;

/** A part of a whole as a bar. */
final class Bar {
    private static final int WIDTH = 10;
    private static final int WIDE = 20;
    private static final double FULL = 0.9;
    private static final double HIGH = 0.75;

    private Bar() {}

    /** Returns a bar of ten columns. */
    static Text of(double part) {
        return of(part, 0, WIDTH);
    }

    /** Returns a bar of twenty columns whose end is borrowed; a little of something is never nothing. */
    static Text of(double part, double borrowed) {
        return of(part, borrowed, WIDE);
    }

    private static Text of(double part, double borrowed, int width) {
        int filled = columns(part, width);
        int lent = Math.min(filled, columns(borrowed, width));
        Style style = part >= FULL ? Style.BAD : part >= HIGH ? Style.WARNING : Style.GOOD;
        return Text.of(style, "█".repeat(filled - lent))
                .and(Style.WARNING, "▓".repeat(lent))
                .and(Style.FAINT, "·".repeat(width - filled));
    }

    private static int columns(double part, int width) {
        return part <= 0 ? 0 : (int) Math.max(1, Math.min(width, Math.round(part * width)));
    }
}
