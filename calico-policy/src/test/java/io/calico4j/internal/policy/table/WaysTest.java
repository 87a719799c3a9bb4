// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class WaysTest {
    private static final int SETS = 90;
    private static final int ROWS = 700;
    private static final int LENGTH = 7;

    private final List<TreeSet<Integer>> setsOf = new ArrayList<>();

    private RowSets rows(Random random) {
        SpotTable.Rows rows = new SpotTable.Rows(1);
        setsOf.clear();
        for (int i = 0; i < ROWS; i++) {
            TreeSet<Integer> sets = new TreeSet<>();
            for (int n = random.nextInt(9); n > 0; n--) {
                sets.add(random.nextInt(SETS) * random.nextInt(2));
            }
            int[] sorted = sets.stream().mapToInt(Integer::intValue).toArray();
            if (rows.of(sorted, sorted.length) == setsOf.size()) {
                setsOf.add(sets);
            }
        }
        return new RowSets(rows);
    }

    /** Returns a code of entries that test few sets, and go on further down or end; the last one matches everything. */
    private static List<int[][]> code(Random random) {
        List<int[][]> code = new ArrayList<>();
        for (int at = 0; at < LENGTH; at++) {
            boolean last = at == LENGTH - 1;
            int[] in = last ? new int[0] : random.ints(random.nextInt(3), 0, 3).toArray();
            int[] out =
                    last ? new int[0] : random.ints(random.nextInt(2), 3, SETS).toArray();
            boolean jumps = !last && random.nextInt(3) == 0;
            int next = jumps ? at + 1 + random.nextInt(LENGTH - at - 1) : -1 - random.nextInt(2);
            code.add(new int[][] {in, out, {next}});
        }
        return code;
    }

    private List<Integer> walked(int row, List<int[][]> code) {
        List<Integer> walked = new ArrayList<>();
        int at = 0;
        while (at >= 0) {
            int[][] entry = code.get(at);
            boolean in = Arrays.stream(entry[0]).allMatch(setsOf.get(row)::contains);
            boolean out = Arrays.stream(entry[1]).noneMatch(setsOf.get(row)::contains);
            if (in && out) {
                walked.add(at);
                at = entry[2][0];
            } else {
                at++;
            }
        }
        return walked;
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void every_row_is_in_the_one_way_that_it_takes_alone(@ForAll long seed) {
        Random random = new Random(seed);
        RowSets rows = rows(random);
        List<int[][]> code = code(random);
        List<Ways.Way> ways = Ways.of(
                code.stream()
                        .map(entry -> new RowSets.Entry(entry[0], entry[1], entry[2][0]))
                        .toList(),
                rows);
        for (int row = 0; row < setsOf.size(); row++) {
            int number = row;
            List<List<Integer>> taken = ways.stream()
                    .filter(way -> (way.rows()[number >>> 6] >>> number & 1) != 0)
                    .map(Ways.Way::entries)
                    .toList();
            assertThat(taken).as("row %d", row).containsExactly(walked(row, code));
        }
    }

    @Test
    void a_code_with_very_many_ways_gets_none() {
        RowSets rows = rows(new Random(1));
        List<RowSets.Entry> entries = new ArrayList<>();
        for (int at = 0; at < 12; at++) {
            entries.add(new RowSets.Entry(new int[] {at}, new int[0], at + 1));
        }
        entries.add(new RowSets.Entry(new int[0], new int[0], Program.DENY));
        assertThat(Ways.of(entries, rows)).isEmpty();
    }
}
