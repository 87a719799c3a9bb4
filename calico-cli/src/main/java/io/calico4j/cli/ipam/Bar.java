// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Text;

/** A part of a whole as a bar of ten columns. */
final class Bar {
    private static final int WIDTH = 10;
    private static final double FULL = 0.9;
    private static final double HIGH = 0.75;

    private Bar() {}

    static Text of(double part) {
        int filled = part <= 0 ? 0 : (int) Math.max(1, Math.min(WIDTH, Math.round(part * WIDTH)));
        Style style = part >= FULL ? Style.BAD : part >= HIGH ? Style.WARNING : Style.GOOD;
        return Text.of(style, "█".repeat(filled)).and(Style.FAINT, "·".repeat(WIDTH - filled));
    }
}
