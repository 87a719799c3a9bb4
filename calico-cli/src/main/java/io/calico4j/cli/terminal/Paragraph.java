// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Items that follow each other on as many lines as they need. */
public final class Paragraph {
    private static final int WIDTH = 100;

    private Paragraph() {}

    /**
     * Returns the lines of a list of items, separated by commas, after a label.
     *
     * @param label stands before the first line; the others start below its end
     * @param items each stays on one line
     */
    public static List<Text> lines(Text label, List<Text> items) {
        String indent = " ".repeat(label.width());
        List<Text> lines = new ArrayList<>();
        Text line = label;
        boolean fresh = true;
        for (int i = 0; i < items.size(); i++) {
            Text item = i < items.size() - 1 ? items.get(i).and(",") : items.get(i);
            if (!fresh && line.width() + 1 + item.width() > WIDTH) {
                lines.add(line);
                line = Text.of(indent);
                fresh = true;
            }
            line = fresh ? line.and(item) : line.and(" ").and(item);
            fresh = false;
        }
        lines.add(line);
        return lines;
    }
}
