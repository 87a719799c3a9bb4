// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.policy.table.AddressTable;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** All blocks that tell addresses apart. A block that was there once stays, with its spot. Confined to one thread. */
final class BlockStore {
    private static final int LENGTHS = 129;

    private final TreeMap<Cidr, Block> blocks = new TreeMap<>();
    private final int[] v4Lengths = new int[LENGTHS];
    private final int[] v6Lengths = new int[LENGTHS];
    private final TreeSet<Cidr> dirty = new TreeSet<>();
    private int nextSpot = AddressTable.FIRST;
    private List<Block> fresh = new ArrayList<>();

    /** Returns a block, which is new if need be; its spot will be looked at again. */
    @CanIgnoreReturnValue
    Block touch(Cidr addresses) {
        Block block = blocks.get(addresses);
        if (block == null) {
            block = new Block(addresses, nextSpot++);
            blocks.put(addresses, block);
            (addresses.isV4() ? v4Lengths : v6Lengths)[addresses.prefixLength()]++;
            fresh.add(block);
        }
        dirty.add(addresses);
        return block;
    }

    /** Returns the blocks around a block, shortest prefix first, and itself last. */
    List<Block> around(Block block) {
        List<Block> chain = new ArrayList<>(4);
        Cidr addresses = block.addresses();
        int[] lengths = addresses.isV4() ? v4Lengths : v6Lengths;
        IpAddress first = addresses.first();
        for (int length = 0; length < addresses.prefixLength(); length++) {
            Block outer = lengths[length] == 0 ? null : blocks.get(Cidr.of(first, length));
            if (outer != null) {
                chain.add(outer);
            }
        }
        chain.add(block);
        return chain;
    }

    /** Returns the blocks touched since this was last asked, and all in them, each once. */
    Collection<Block> takeDirty() {
        TreeMap<Cidr, Block> result = new TreeMap<>();
        Cidr covered = null;
        for (Cidr touched : dirty) {
            if (covered != null && covered.contains(touched)) {
                continue;
            }
            covered = touched;
            if (touched.prefixLength() == touched.family().bits()) {
                result.put(touched, blocks.get(touched));
                continue;
            }
            for (Block inner : blocks.tailMap(touched, true).values()) {
                if (!touched.contains(inner.addresses())) {
                    break;
                }
                result.put(inner.addresses(), inner);
            }
        }
        dirty.clear();
        return result.values();
    }

    /** Returns all blocks in order, those around others before them. */
    Collection<Block> all() {
        return blocks.values();
    }

    /** Returns the number that the next spot will have. */
    int spots() {
        return nextSpot;
    }

    /** Returns the blocks that came since this was last asked. */
    List<Block> takeFresh() {
        List<Block> taken = fresh;
        fresh = new ArrayList<>();
        return taken;
    }
}
