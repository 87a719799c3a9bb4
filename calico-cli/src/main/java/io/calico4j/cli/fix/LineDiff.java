// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.fix;

import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/** The difference of two texts that have the same lines but for the contents of some, in the unified form. */
final class LineDiff {
    private static final int CONTEXT = 2;

    private LineDiff() {}

    /** Returns the lines of the difference; none if the texts are equal. */
    static List<Text> of(String name, String before, String after) {
        String[] old = before.lines().toArray(String[]::new);
        String[] now = after.lines().toArray(String[]::new);
        List<Text> out = new ArrayList<>();
        int line = 0;
        while (line < old.length) {
            if (old[line].equals(now[line])) {
                line++;
                continue;
            }
            if (out.isEmpty()) {
                out.add(Text.of(Style.HEADING, "--- " + name));
                out.add(Text.of(Style.HEADING, "+++ " + name));
            }
            line = hunk(old, now, line, out);
        }
        return out;
    }

    /** Writes the hunk that begins with a changed line and returns the line behind it. */
    private static int hunk(String[] old, String[] now, int changed, List<Text> out) {
        int from = Math.max(0, changed - CONTEXT);
        int last = changed;
        for (int i = changed; i < old.length && i <= last + 2 * CONTEXT; i++) {
            if (!old[i].equals(now[i])) {
                last = i;
            }
        }
        int to = Math.min(old.length, last + CONTEXT + 1);
        String range = (from + 1) + "," + (to - from);
        out.add(Text.of(Style.NAME, "@@ -" + range + " +" + range + " @@"));
        int i = from;
        while (i < to) {
            if (old[i].equals(now[i])) {
                out.add(Text.of(" " + old[i++]));
                continue;
            }
            int end = i;
            while (end < to && !old[end].equals(now[end])) {
                end++;
            }
            for (int k = i; k < end; k++) {
                out.add(Text.of(Style.BAD, "-" + old[k]));
            }
            for (int k = i; k < end; k++) {
                out.add(Text.of(Style.GOOD, "+" + now[k]));
            }
            i = end;
        }
        return to;
    }
}
