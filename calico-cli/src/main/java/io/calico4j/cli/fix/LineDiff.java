// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.fix;

import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * The difference of two texts that are alike, in the unified form. Where they part, the nearest lines that are equal again are looked for;
 * the difference need not be the shortest.
 */
final class LineDiff {
    private static final int CONTEXT = 2;

    /** How many lines may be changed in a row; further apart the rest counts as changed. */
    private static final int MOST_CHANGED = 64;

    private final String[] old;
    private final String[] now;
    private final List<Change> changes = new ArrayList<>();

    private LineDiff(String before, String after) {
        this.old = before.lines().toArray(String[]::new);
        this.now = after.lines().toArray(String[]::new);
    }

    /** Lines of the old text from and to which give way to lines of the new one; the ends are not included. */
    private record Change(int oldFrom, int oldTo, int nowFrom, int nowTo) {}

    /** Returns the lines of the difference; none if the texts are equal. */
    static List<Text> of(String name, String before, String after) {
        LineDiff diff = new LineDiff(before, after);
        diff.compare();
        List<Text> out = new ArrayList<>();
        if (!diff.changes.isEmpty()) {
            out.add(Text.of(Style.HEADING, "--- " + name));
            out.add(Text.of(Style.HEADING, "+++ " + name));
        }
        int next = 0;
        while (next < diff.changes.size()) {
            next = diff.hunk(next, out);
        }
        return out;
    }

    private void compare() {
        int i = 0;
        int j = 0;
        while (i < old.length || j < now.length) {
            if (i < old.length && j < now.length && old[i].equals(now[j])) {
                i++;
                j++;
                continue;
            }
            Change change = change(i, j);
            changes.add(change);
            i = change.oldTo();
            j = change.nowTo();
        }
    }

    /** The fewest lines to go on after which both are equal again. */
    private Change change(int i, int j) {
        for (int lines = 1; lines <= MOST_CHANGED; lines++) {
            for (int ofOld = 0; ofOld <= lines; ofOld++) {
                int oldTo = i + ofOld;
                int nowTo = j + lines - ofOld;
                boolean ends = oldTo == old.length && nowTo == now.length;
                boolean equal = oldTo < old.length && nowTo < now.length && old[oldTo].equals(now[nowTo]);
                if (ends || equal) {
                    return new Change(i, oldTo, j, nowTo);
                }
            }
        }
        return new Change(i, old.length, j, now.length);
    }

    /** Writes the changes that stand close together and returns the index of the one behind them. */
    private int hunk(int first, List<Text> out) {
        int last = first;
        while (last + 1 < changes.size()
                && changes.get(last + 1).oldFrom() - changes.get(last).oldTo() <= 2 * CONTEXT) {
            last++;
        }
        Change begin = changes.get(first);
        Change end = changes.get(last);
        int before = Math.min(CONTEXT, begin.oldFrom());
        int after = Math.min(CONTEXT, old.length - end.oldTo());
        int oldFrom = begin.oldFrom() - before;
        int nowFrom = begin.nowFrom() - before;
        out.add(Text.of(
                Style.NAME,
                "@@ -" + range(oldFrom, end.oldTo() + after) + " +" + range(nowFrom, end.nowTo() + after) + " @@"));
        int at = oldFrom;
        for (Change change : changes.subList(first, last + 1)) {
            same(at, change.oldFrom(), out);
            for (int i = change.oldFrom(); i < change.oldTo(); i++) {
                out.add(Text.of(Style.BAD, "-" + old[i]));
            }
            for (int j = change.nowFrom(); j < change.nowTo(); j++) {
                out.add(Text.of(Style.GOOD, "+" + now[j]));
            }
            at = change.oldTo();
        }
        same(at, end.oldTo() + after, out);
        return last + 1;
    }

    private static String range(int from, int to) {
        return (from + 1) + "," + (to - from);
    }

    private void same(int from, int to, List<Text> out) {
        for (int i = from; i < to; i++) {
            out.add(Text.of(" " + old[i]));
        }
    }
}
