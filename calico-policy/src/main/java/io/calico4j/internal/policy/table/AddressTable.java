// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.PrefixMap;
import java.util.Arrays;

/**
 * From an address to the spot of the longest block around it, in at most three reads for IPv4.
 *
 * <p>Immutable. IPv4 is a tree of three levels over 16, 8 and 8 bits whose cells hold a spot, or the complement of where the
 * cells of the next level begin; it is laid out in one array. The spot of addresses in no block is {@link #OUTSIDE_V4} or
 * {@link #OUTSIDE_V6}.
 */
public final class AddressTable {
    /** The spot of IPv4 addresses in no block. */
    public static final int OUTSIDE_V4 = 0;
    /** The spot of IPv6 addresses in no block. */
    public static final int OUTSIDE_V6 = 1;
    /** The first spot of a block. */
    public static final int FIRST = 2;

    private static final int ROOT = 1 << 16;
    private static final int FAN = 1 << 8;

    private final int[] cells;
    private final int used;
    private final PrefixMap<Integer> v6;

    private AddressTable(int[] cells, int used, PrefixMap<Integer> v6) {
        this.cells = cells;
        this.used = used;
        this.v6 = v6;
    }

    /** Returns the table without blocks. */
    static AddressTable empty() {
        return new AddressTable(new int[ROOT], ROOT, PrefixMap.empty());
    }

    /** Returns the spot of an IPv4 address. */
    public int spotOf(int address) {
        int cell = cells[address >>> 16];
        if (cell < 0) {
            cell = cells[~cell + ((address >>> 8) & 0xff)];
            if (cell < 0) {
                cell = cells[~cell + (address & 0xff)];
            }
        }
        return cell;
    }

    /** Returns the spot of an address. */
    public int spotOf(IpAddress address) {
        return address.isV4() ? spotOf((int) address.lowBits()) : v6.longestMatchOr(address, OUTSIDE_V6);
    }

    /** Adds blocks to a table. Confined to one thread. */
    static final class Editor {
        private int[] cells;
        private int used;
        private PrefixMap<Integer> v6;

        /** Begins with a copy of a table. */
        Editor(AddressTable from) {
            this.cells = Arrays.copyOf(from.cells, from.used + FAN * 2);
            this.used = from.used;
            this.v6 = from.v6;
        }

        /** Adds a block; every block around it, and none in it, has been added before. */
        void add(Cidr block, int spot) {
            if (block.isV6()) {
                v6 = v6.with(block, spot);
                return;
            }
            int first = (int) block.first().lowBits();
            int length = block.prefixLength();
            int base = 0;
            int shift = 16;
            while (length > 32 - shift) {
                base = below(base + ((first >>> shift) & (base == 0 ? 0xffff : 0xff)));
                shift -= 8;
            }
            int at = base + ((first >>> shift) & (base == 0 ? 0xffff : 0xff));
            Arrays.fill(cells, at, at + (1 << (32 - shift - length)), spot);
        }

        /** Returns where the cells below a cell begin; they are made if there are none. */
        private int below(int cell) {
            if (cells[cell] >= 0) {
                if (used + FAN > cells.length) {
                    cells = Arrays.copyOf(cells, used + used / 2 + FAN);
                }
                Arrays.fill(cells, used, used + FAN, cells[cell]);
                cells[cell] = ~used;
                used += FAN;
            }
            return ~cells[cell];
        }

        AddressTable build() {
            return new AddressTable(cells, used, v6);
        }
    }
}
