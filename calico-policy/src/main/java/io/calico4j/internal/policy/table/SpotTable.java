// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import io.calico4j.internal.policy.rule.Membership;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each spot: in which sets it is, and the programs of the workload that has it.
 *
 * <p>Spots in the same sets of addresses share a row. A row has one bit for each of the sets with many members, and the numbers of
 * up to four others in one piece with them; only a row in more sets has a list of its own. Tables are immutable; a table and those edited from it share rows, which are only ever added.
 */
public final class SpotTable implements Membership {
    /** Which program of a spot: that for traffic to the workload. */
    static final int INGRESS = 2;
    /** Which program of a spot: that for traffic from the workload. */
    static final int EGRESS = 4;

    /** How many cells of a row hold numbers of sets, two in each. */
    private static final int LISTED = 2;
    /** Stands for the last number if there are more than fit. */
    private static final int MORE = -2;

    private static final int RECORD = 3;
    private static final int HOLDER = 1;
    private static final int[] NO_SETS = {};
    private static final long[] NO_PORTS = {};

    private final int words;
    /** For each spot its row, the slot of its endpoint, and of either program where the tables are and the number of its map. */
    private final int[] records;

    private final DecisionTables tables;
    private final boolean[] v6;
    private final long[] cells;
    private final int[][] sparse;
    private final long[][] ports;
    private final @Nullable Program[] ingress;
    private final @Nullable Program[] egress;

    private SpotTable(Editor editor) {
        this.words = editor.words;
        this.records = editor.records;
        this.tables = editor.tables;
        this.v6 = editor.v6;
        this.cells = editor.rows.cells;
        this.sparse = editor.rows.sparse;
        this.ports = editor.ports;
        this.ingress = editor.ingress;
        this.egress = editor.egress;
    }

    @Override
    public boolean contains(int spot, int set) {
        int at = records[spot << RECORD] * (words + LISTED);
        int word = set >>> 6;
        if (word < words) {
            return ((cells[at + word] >>> set) & 1) != 0;
        }
        long first = cells[at + words];
        long second = cells[at + words + 1];
        return (int) first == set
                || (int) (first >>> 32) == set
                || (int) second == set
                || (int) (second >>> 32) == set
                || ((int) (second >>> 32) == MORE && isListed(spot, set));
    }

    private boolean isListed(int spot, int set) {
        return Arrays.binarySearch(sparse[records[spot << RECORD]], set) >= 0;
    }

    @Override
    public boolean containsPort(int spot, int set, int protocol, int port) {
        return Arrays.binarySearch(ports[spot], portKey(set, protocol, port)) >= 0;
    }

    /** Returns the number that stands for a port of a protocol in a set of ports. */
    static long portKey(int set, int protocol, int port) {
        return ((long) set << 32) | ((long) protocol << 16) | port;
    }

    @Override
    public boolean isV4(int spot) {
        return !v6[spot];
    }

    /** Returns the program for traffic to the workload at a spot; null if there is none. */
    public @Nullable Program ingress(int spot) {
        return ingress[spot];
    }

    /** Returns the program for traffic from the workload at a spot; null if there is none. */
    public @Nullable Program egress(int spot) {
        return egress[spot];
    }

    /** Returns the slot of the endpoint at a spot, or -1. */
    public int holder(int spot) {
        return records[(spot << RECORD) + HOLDER];
    }

    /**
     * Decides, from the tables, for the workload at a spot.
     *
     * @param spot the workload's spot
     * @param program {@link #INGRESS} or {@link #EGRESS}
     * @param other the spot of the other end
     * @param cell the cell of the traffic
     * @return 1 if the flow is allowed, 0 if not, -1 if the tables do not say
     */
    int look(int spot, int program, int other, int cell, Traffic traffic) {
        int at = (spot << RECORD) + program;
        int place = records[at];
        int row = records[other << RECORD];
        if (place < 0 || row >= tables.rows()) {
            return -1;
        }
        return tables.allows(place + traffic.classOf(records[at + 1], cell), row) ? 1 : 0;
    }

    /**
     * Returns what shows of the path by which {@link #look} decides; null if the tables do not say.
     *
     * @param spot the workload's spot
     * @param program {@link #INGRESS} or {@link #EGRESS}
     * @param other the spot of the other end
     * @param cell the cell of the traffic
     */
    private @Nullable PathPicture path(int spot, int program, int other, int cell, Traffic traffic) {
        int at = (spot << RECORD) + program;
        int place = records[at];
        int row = records[other << RECORD];
        return place < 0 || row >= tables.rows()
                ? null
                : tables.path(place + traffic.classOf(records[at + 1], cell), row);
    }

    /** Returns what shows of the path of a flow into the workload at its destination; null if the tables do not say. */
    public @Nullable PathPicture ingressPath(int source, int destination, int cell, Traffic traffic) {
        return path(destination, INGRESS, source, cell, traffic);
    }

    /** Returns what shows of the path of a flow out of the workload at its source; null if the tables do not say. */
    public @Nullable PathPicture egressPath(int source, int destination, int cell, Traffic traffic) {
        return path(source, EGRESS, destination, cell, traffic);
    }

    /** The distinct rows. Grows only; shared by tables. Confined to one thread. */
    static final class Rows {
        private final int words;
        private long[] cells = new long[0];
        private int[][] sparse = new int[0][];
        private int count;
        private final Map<Row, Integer> known = new HashMap<>();

        /** Creates the collection of rows in which sets below {@code 64 * words} have a bit each. */
        Rows(int words) {
            this.words = words;
        }

        /** Returns the number of a row with these sets, ascending. */
        int of(int[] sets, int length) {
            int split = 0;
            while (split < length && sets[split] >>> 6 < words) {
                split++;
            }
            Row row = new Row(new long[words], split == length ? NO_SETS : Arrays.copyOfRange(sets, split, length));
            for (int i = 0; i < split; i++) {
                row.bits[sets[i] >>> 6] |= 1L << sets[i];
            }
            Integer number = known.get(row);
            if (number == null) {
                number = add(row);
                known.put(row, number);
            }
            return number;
        }

        private int add(Row row) {
            int width = words + LISTED;
            if (count == sparse.length) {
                sparse = Arrays.copyOf(sparse, 64 + count * 2);
                cells = Arrays.copyOf(cells, sparse.length * width);
            }
            int at = count * width;
            System.arraycopy(row.bits, 0, cells, at, words);
            for (int i = 0; i < LISTED; i++) {
                cells[at + words + i] = pair(row.rest, 2 * i);
            }
            if (row.rest.length > 2 * LISTED) {
                cells[at + width - 1] = ((long) MORE << 32) | (cells[at + width - 1] & 0xffffffffL);
            }
            sparse[count] = row.rest;
            return count++;
        }

        private static long pair(int[] sets, int from) {
            long low = from < sets.length ? sets[from] : -1;
            long high = from + 1 < sets.length ? sets[from + 1] : -1;
            return (high << 32) | (low & 0xffffffffL);
        }

        int count() {
            return count;
        }

        /** Calls an action with each set of a row. */
        void forEachSet(int row, IntConsumer action) {
            for (int word = 0; word < words; word++) {
                for (long bits = cells[row * (words + LISTED) + word]; bits != 0; bits &= bits - 1) {
                    action.accept(word * Long.SIZE + Long.numberOfTrailingZeros(bits));
                }
            }
            for (int set : sparse[row]) {
                action.accept(set);
            }
        }
    }

    /** The sets of a row, for finding equal rows. */
    private static final class Row {
        private final long[] bits;
        private final int[] rest;

        Row(long[] bits, int[] rest) {
            this.bits = bits;
            this.rest = rest;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Row that && Arrays.equals(bits, that.bits) && Arrays.equals(rest, that.rest);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bits) * 31 + Arrays.hashCode(rest);
        }
    }

    /** Makes a table out of another. Confined to one thread. */
    static final class Editor {
        private final int words;
        private final Rows rows;
        private int[] records;
        private DecisionTables tables;
        private boolean[] v6;
        private long[][] ports;
        private @Nullable Program[] ingress;
        private @Nullable Program[] egress;

        /** Begins without spots. */
        Editor(Rows rows) {
            this.words = rows.words;
            this.rows = rows;
            this.records = new int[0];
            this.tables = DecisionTables.NONE;
            this.v6 = new boolean[0];
            this.ports = new long[0][];
            this.ingress = new Program[0];
            this.egress = new Program[0];
        }

        /** Begins with the spots of a table. */
        Editor(SpotTable from, Rows rows) {
            this.words = rows.words;
            this.rows = rows;
            this.records = from.records.clone();
            this.tables = from.tables;
            this.v6 = from.v6.clone();
            this.ports = from.ports.clone();
            this.ingress = from.ingress.clone();
            this.egress = from.egress.clone();
        }

        /** Makes room for spots below a number. */
        void ensure(int spots) {
            if (spots > v6.length) {
                int length = Math.max(spots, v6.length + v6.length / 8);
                int from = v6.length;
                records = Arrays.copyOf(records, length << RECORD);
                v6 = Arrays.copyOf(v6, length);
                ports = Arrays.copyOf(ports, length);
                Arrays.fill(ports, from, length, NO_PORTS);
                ingress = Arrays.copyOf(ingress, length);
                egress = Arrays.copyOf(egress, length);
                for (int spot = from; spot < length; spot++) {
                    endpoint(spot, -1, null, null);
                }
            }
        }

        void family(int spot, boolean isV6) {
            v6[spot] = isV6;
        }

        void sets(int spot, int[] sets, int length) {
            records[spot << RECORD] = rows.of(sets, length);
        }

        void ports(int spot, long[] members) {
            ports[spot] = members;
        }

        void endpoint(int spot, int slot, @Nullable Program in, @Nullable Program out) {
            ingress[spot] = in;
            egress[spot] = out;
            records[(spot << RECORD) + HOLDER] = slot;
            program(spot, INGRESS, in);
            program(spot, EGRESS, out);
        }

        private void program(int spot, int which, @Nullable Program program) {
            int at = (spot << RECORD) + which;
            records[at] = program == null ? Tabulator.NO_TABLE : program.tables();
            records[at + 1] = program == null ? 0 : program.mapNumber();
        }

        /** Makes the tables of all programs, which must not have been handed to other threads yet. */
        void tabulate(Function<StepPath, PathPicture> pictures) {
            Tabulator tabulator = new Tabulator(rows, pictures);
            Set<Program> done = Collections.newSetFromMap(new IdentityHashMap<>());
            tabulate(ingress, true, tabulator, done);
            tabulate(egress, false, tabulator, done);
            tables = tabulator.build();
            for (int spot = 0; spot < ingress.length; spot++) {
                program(spot, INGRESS, ingress[spot]);
                program(spot, EGRESS, egress[spot]);
            }
        }

        private static void tabulate(
                @Nullable Program[] programs, boolean ofSource, Tabulator tabulator, Set<Program> done) {
            for (Program program : programs) {
                if (program != null && done.add(program)) {
                    program.tables(tabulator.tabulate(program, ofSource));
                }
            }
        }

        SpotTable build() {
            return new SpotTable(this);
        }
    }
}
