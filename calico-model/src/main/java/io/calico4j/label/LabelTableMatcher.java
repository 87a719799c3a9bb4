// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A selector prepared for the rows of one {@link LabelTable}. Immutable.
 *
 * <p>Each distinct term has a bit. Each label of the selector has an array that maps the code of a value to the bits of the terms
 * that hold for it; what a row's labels give, joined, is the number of a case. With few terms the answer for each of the
 * {@code 2^terms} cases is in a table, and nothing in the evaluation of a row branches on data. With many, the selector's program
 * asks the terms one by one.
 */
public abstract sealed class LabelTableMatcher {
    /** Up to so many distinct terms are tabulated: 1,024 cases. */
    private static final int TABULATED = 10;

    private final int size;

    private LabelTableMatcher(int size) {
        this.size = size;
    }

    static LabelTableMatcher of(LabelTable table, Selector selector) {
        SelectorProgram program = SelectorProgram.of(selector);
        Map<LabelTerm, Integer> terms = new LinkedHashMap<>();
        for (Selector leaf : program.leaves) {
            if (leaf instanceof LabelTerm term) {
                terms.putIfAbsent(term, terms.size());
            }
        }
        return terms.size() <= TABULATED ? new Tabulated(table, program, terms) : new Programmed(table, program);
    }

    /**
     * Tells whether the selector matches a row.
     *
     * @param row {@code 0} to {@code size - 1} of the table
     */
    public abstract boolean matches(int row);

    /**
     * Returns the bits of at most 64 rows, from the lowest on.
     *
     * @param scratch 64 numbers for the taking
     */
    abstract long word(int from, int to, int[] scratch);

    /** Returns the rows that match. Complexity: linear in the number of rows. */
    public final BitSet rows() {
        int[] scratch = new int[Long.SIZE];
        long[] words = new long[(size + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < words.length; i++) {
            words[i] = word(i * Long.SIZE, Math.min(size, (i + 1) * Long.SIZE), scratch);
        }
        return BitSet.valueOf(words);
    }

    /** Returns the number of rows that match. Complexity: linear in the number of rows. */
    public final int count() {
        int[] scratch = new int[Long.SIZE];
        int count = 0;
        for (int from = 0; from < size; from += Long.SIZE) {
            count += Long.bitCount(word(from, Math.min(size, from + Long.SIZE), scratch));
        }
        return count;
    }

    private static final class Tabulated extends LabelTableMatcher {
        private final LabelTable.Column[] columns;
        private final short[][] casesByCode;
        /** What the labels give that no row has. */
        private final int always;

        private final long[] answers;

        Tabulated(LabelTable table, SelectorProgram program, Map<LabelTerm, Integer> terms) {
            super(table.size());
            Map<String, List<LabelTerm>> byLabel = new LinkedHashMap<>();
            terms.keySet()
                    .forEach(term -> byLabel.computeIfAbsent(term.label(), label -> new ArrayList<>())
                            .add(term));
            List<LabelTable.Column> found = new ArrayList<>();
            List<short[]> cases = new ArrayList<>();
            int constant = 0;
            for (Map.Entry<String, List<LabelTerm>> label : byLabel.entrySet()) {
                LabelTable.Column column = table.column(label.getKey());
                if (column == null) {
                    constant |= bits(label.getValue(), terms, null);
                } else {
                    found.add(column);
                    cases.add(cases(column, label.getValue(), terms));
                }
            }
            columns = found.toArray(LabelTable.Column[]::new);
            casesByCode = cases.toArray(short[][]::new);
            always = constant;
            answers = answers(program, terms);
        }

        private static int bits(List<LabelTerm> ofLabel, Map<LabelTerm, Integer> terms, @Nullable String value) {
            int bits = 0;
            for (LabelTerm term : ofLabel) {
                bits |= (term.accepts(value) ? 1 : 0) << Objects.requireNonNull(terms.get(term));
            }
            return bits;
        }

        private static short[] cases(LabelTable.Column column, List<LabelTerm> ofLabel, Map<LabelTerm, Integer> terms) {
            short[] cases = new short[column.values.size() + 1];
            cases[0] = (short) bits(ofLabel, terms, null);
            for (int i = 1; i < cases.length; i++) {
                cases[i] = (short) bits(ofLabel, terms, column.values.get(i - 1));
            }
            return cases;
        }

        private static long[] answers(SelectorProgram program, Map<LabelTerm, Integer> terms) {
            int[] bits = new int[program.leaves.length];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = program.leaves[i] instanceof LabelTerm term ? Objects.requireNonNull(terms.get(term)) : -1;
            }
            int cases = 1 << terms.size();
            long[] answers = new long[(cases + Long.SIZE - 1) / Long.SIZE];
            for (int number = 0; number < cases; number++) {
                int given = number;
                if (program.run(at -> bits[at] < 0 || (given >>> bits[at] & 1) != 0)) {
                    answers[number >>> 6] |= 1L << number;
                }
            }
            return answers;
        }

        @Override
        public boolean matches(int row) {
            int number = always;
            for (int i = 0; i < columns.length; i++) {
                number |= casesByCode[i][columns[i].at(row)];
            }
            return (answers[number >>> 6] >>> number & 1) != 0;
        }

        @Override
        long word(int from, int to, int[] scratch) {
            Arrays.fill(scratch, always);
            for (int i = 0; i < columns.length; i++) {
                columns[i].join(from, to, casesByCode[i], scratch);
            }
            long word = 0;
            for (int i = to - from - 1; i >= 0; i--) {
                int number = scratch[i];
                word = word << 1 | (answers[number >>> 6] >>> number & 1);
            }
            return word;
        }
    }

    private static final class Programmed extends LabelTableMatcher {
        private final SelectorProgram program;
        /** For each instruction its column, or null if no row has the label. */
        private final LabelTable.@Nullable Column[] columns;

        private final boolean[][] acceptsByCode;

        Programmed(LabelTable table, SelectorProgram program) {
            super(table.size());
            this.program = program;
            columns = new LabelTable.Column[program.leaves.length];
            acceptsByCode = new boolean[columns.length][];
            for (int i = 0; i < columns.length; i++) {
                if (program.leaves[i] instanceof LabelTerm term) {
                    columns[i] = table.column(term.label());
                    acceptsByCode[i] = accepts(columns[i], term);
                } else {
                    acceptsByCode[i] = new boolean[] {true};
                }
            }
        }

        private static boolean[] accepts(LabelTable.@Nullable Column column, LabelTerm term) {
            boolean[] accepts = new boolean[column == null ? 1 : column.values.size() + 1];
            accepts[0] = term.accepts(null);
            for (int i = 1; i < accepts.length; i++) {
                accepts[i] = column != null && term.accepts(column.values.get(i - 1));
            }
            return accepts;
        }

        @Override
        public boolean matches(int row) {
            return program.run(at -> {
                LabelTable.Column column = columns[at];
                return acceptsByCode[at][column == null ? 0 : column.at(row)];
            });
        }

        @Override
        long word(int from, int to, int[] scratch) {
            long word = 0;
            for (int row = from; row < to; row++) {
                word |= matches(row) ? 1L << row : 0;
            }
            return word;
        }
    }
}
