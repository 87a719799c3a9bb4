// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import io.calico4j.internal.policy.rule.Membership;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each spot: in which sets it is, and the programs of the workload that has it.
 *
 * <p>Spots in the same sets of addresses share a row. A row has one bit for each of the sets with many members and an ascending
 * list of the others. Tables are immutable; a table and those edited from it share rows, which are only ever added.
 */
public final class SpotTable implements Membership {
    private static final int[] NO_SETS = {};
    private static final long[] NO_PORTS = {};

    private final int words;
    private final int[] rowOf;
    private final boolean[] v6;
    private final long[] dense;
    private final int[][] sparse;
    private final long[][] ports;
    private final @Nullable Program[] ingress;
    private final @Nullable Program[] egress;
    private final int[] holder;

    private SpotTable(Editor editor) {
        this.words = editor.words;
        this.rowOf = editor.rowOf;
        this.v6 = editor.v6;
        this.dense = editor.rows.dense;
        this.sparse = editor.rows.sparse;
        this.ports = editor.ports;
        this.ingress = editor.ingress;
        this.egress = editor.egress;
        this.holder = editor.holder;
    }

    @Override
    public boolean contains(int spot, int set) {
        int row = rowOf[spot];
        int word = set >>> 6;
        return word < words ? (dense[row * words + word] >>> set & 1) != 0 : isListed(sparse[row], set);
    }

    private static boolean isListed(int[] sets, int wanted) {
        if (sets.length > 16) {
            return Arrays.binarySearch(sets, wanted) >= 0;
        }
        for (int set : sets) {
            if (set == wanted) {
                return true;
            }
        }
        return false;
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
        return holder[spot];
    }

    /** The distinct rows. Grows only; shared by tables. Confined to one thread. */
    static final class Rows {
        private final int words;
        private long[] dense = new long[0];
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
            if (count == sparse.length) {
                sparse = Arrays.copyOf(sparse, 64 + count * 2);
                dense = Arrays.copyOf(dense, sparse.length * words);
            }
            System.arraycopy(row.bits, 0, dense, count * words, words);
            sparse[count] = row.rest;
            return count++;
        }

        int count() {
            return count;
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
        private int[] rowOf;
        private boolean[] v6;
        private long[][] ports;
        private @Nullable Program[] ingress;
        private @Nullable Program[] egress;
        private int[] holder;

        /** Begins without spots. */
        Editor(Rows rows) {
            this.words = rows.words;
            this.rows = rows;
            this.rowOf = new int[0];
            this.v6 = new boolean[0];
            this.ports = new long[0][];
            this.ingress = new Program[0];
            this.egress = new Program[0];
            this.holder = new int[0];
        }

        /** Begins with the spots of a table. */
        Editor(SpotTable from, Rows rows) {
            this.words = rows.words;
            this.rows = rows;
            this.rowOf = from.rowOf.clone();
            this.v6 = from.v6.clone();
            this.ports = from.ports.clone();
            this.ingress = from.ingress.clone();
            this.egress = from.egress.clone();
            this.holder = from.holder.clone();
        }

        /** Makes room for spots below a number. */
        void ensure(int spots) {
            if (spots > rowOf.length) {
                int length = Math.max(spots, rowOf.length + rowOf.length / 8);
                int from = rowOf.length;
                rowOf = Arrays.copyOf(rowOf, length);
                v6 = Arrays.copyOf(v6, length);
                ports = Arrays.copyOf(ports, length);
                Arrays.fill(ports, from, length, NO_PORTS);
                ingress = Arrays.copyOf(ingress, length);
                egress = Arrays.copyOf(egress, length);
                holder = Arrays.copyOf(holder, length);
                Arrays.fill(holder, from, length, -1);
            }
        }

        void family(int spot, boolean isV6) {
            v6[spot] = isV6;
        }

        void sets(int spot, int[] sets, int length) {
            rowOf[spot] = rows.of(sets, length);
        }

        void ports(int spot, long[] members) {
            ports[spot] = members;
        }

        void endpoint(int spot, int slot, @Nullable Program in, @Nullable Program out) {
            holder[spot] = slot;
            ingress[spot] = in;
            egress[spot] = out;
        }

        SpotTable build() {
            return new SpotTable(this);
        }
    }
}
