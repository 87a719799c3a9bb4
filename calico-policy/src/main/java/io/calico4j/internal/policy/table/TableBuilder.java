// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import io.calico4j.net.Cidr;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes address and spot tables, each from the one before. Confined to one thread. */
public final class TableBuilder {
    /** A set has a bit in every row if one spot in so many is in it. */
    private static final int POPULAR = 64;

    private static final int MOST_WORDS = 8;

    private AddressTable addresses = AddressTable.empty();
    private AddressTable.@Nullable Editor addressEditor;
    private SpotTable.Rows rows = new SpotTable.Rows(1);
    private SpotTable spots = new SpotTable.Editor(rows).build();
    private SpotTable.@Nullable Editor editor;

    /** Creates a builder without blocks. */
    public TableBuilder() {}

    /**
     * Tells whether a set is worth a bit in every row.
     *
     * @param rank its place by number of spots
     * @param members the number of spots in it
     * @param spots the number of spots
     */
    public static boolean isPopular(int rank, int members, int spots) {
        return rank < MOST_WORDS * Long.SIZE && (long) members * POPULAR >= spots && members > 0;
    }

    /** Begins anew, with bits for the first sets. */
    public void begin(int popularSets) {
        rows = new SpotTable.Rows(Math.max(1, (popularSets + Long.SIZE - 1) / Long.SIZE));
        editor = new SpotTable.Editor(rows);
        ensure(AddressTable.FIRST);
        edit().family(AddressTable.OUTSIDE_V6, true);
        sets(AddressTable.OUTSIDE_V4, new int[0], 0);
        sets(AddressTable.OUTSIDE_V6, new int[0], 0);
    }

    /** Forgets all blocks. */
    public void clearAddresses() {
        addresses = AddressTable.empty();
        addressEditor = null;
    }

    /** Adds a block; see {@link AddressTable.Editor#add}. */
    public void add(Cidr block, int spot) {
        if (addressEditor == null) {
            addressEditor = new AddressTable.Editor(addresses);
        }
        addressEditor.add(block, spot);
        edit().family(spot, block.isV6());
    }

    /** Makes room for spots below a number. */
    public void ensure(int count) {
        edit().ensure(count);
    }

    /** Sets the sets of addresses that a spot is in, ascending. */
    public void sets(int spot, int[] sets, int length) {
        edit().sets(spot, sets, length);
    }

    /** Sets the ports at a spot, ascending by {@link #portKey}. */
    public void ports(int spot, long[] members) {
        edit().ports(spot, members);
    }

    /** Sets the endpoint at a spot; without programs it has to be asked for its plan. */
    public void endpoint(int spot, int slot, @Nullable Program ingress, @Nullable Program egress) {
        edit().endpoint(spot, slot, ingress, egress);
    }

    /** Says that no endpoint is at a spot. */
    public void noEndpoint(int spot) {
        edit().endpoint(spot, -1, null, null);
    }

    /** Returns the number that stands for a port of a protocol in a set of ports. */
    public static long portKey(int set, int protocol, int port) {
        return SpotTable.portKey(set, protocol, port);
    }

    private SpotTable.Editor edit() {
        SpotTable.Editor current = editor;
        if (current == null) {
            current = new SpotTable.Editor(spots, rows);
            editor = current;
        }
        return current;
    }

    /** Finishes the tables; the next changes go to copies. */
    public void publish() {
        if (editor != null) {
            spots = editor.build();
            editor = null;
        }
        if (addressEditor != null) {
            addresses = addressEditor.build();
            addressEditor = null;
        }
    }

    /**
     * Makes the tables of all programs that workloads have, as far as rows are known by now.
     *
     * <p>Complexity: for each distinct code its length by the number of rows, 64 rows at a time.
     *
     * @param pictures makes what callers show of a path
     */
    public void tabulate(Function<StepPath, PathPicture> pictures) {
        edit().tabulate(pictures);
        publish();
    }

    /** Returns the addresses as last published. */
    public AddressTable addresses() {
        return addresses;
    }

    /** Returns the spots as last published. */
    public SpotTable spots() {
        return spots;
    }
}
