// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The blocks of one size: which exist, as maximal runs of neighbours, which have free addresses, which are unused. */
final class BlockRuns {
    private final int prefix;
    private final TreeMap<IpAddress, IpAddress> lastOfRun = new TreeMap<>();
    private final BlockBits withFree;
    private final BlockBits empty;

    BlockRuns(int prefix) {
        this.prefix = prefix;
        this.withFree = new BlockBits(prefix);
        this.empty = new BlockBits(prefix);
    }

    synchronized void add(Cidr block) {
        IpAddress first = block.first();
        IpAddress last = block.last();
        Map.Entry<IpAddress, IpAddress> below = lastOfRun.floorEntry(first);
        if (below != null && below.getValue().compareTo(last) >= 0) {
            return;
        }
        IpAddress start = below != null && isNext(below.getValue(), first) ? below.getKey() : first;
        Map.Entry<IpAddress, IpAddress> above = lastOfRun.higherEntry(first);
        IpAddress end = last;
        if (above != null && isNext(last, above.getKey())) {
            end = above.getValue();
            lastOfRun.remove(above.getKey());
        }
        lastOfRun.put(start, end);
    }

    synchronized void remove(Cidr block) {
        IpAddress first = block.first();
        IpAddress last = block.last();
        Map.Entry<IpAddress, IpAddress> run = lastOfRun.floorEntry(first);
        if (run == null || run.getValue().compareTo(last) < 0) {
            return;
        }
        if (run.getKey().equals(first)) {
            lastOfRun.remove(first);
        } else {
            lastOfRun.put(run.getKey(), first.plus(-1));
        }
        if (!run.getValue().equals(last)) {
            lastOfRun.put(last.plus(1), run.getValue());
        }
    }

    private static boolean isNext(IpAddress last, IpAddress first) {
        return last.compareTo(first) < 0 && last.plus(1).equals(first);
    }

    synchronized @Nullable Cidr firstMissing(Cidr from, Cidr to) {
        Map.Entry<IpAddress, IpAddress> run = lastOfRun.floorEntry(from.first());
        if (run == null || run.getValue().compareTo(from.first()) < 0) {
            return from;
        }
        return run.getValue().compareTo(to.last()) >= 0
                ? null
                : Cidr.of(run.getValue().plus(1), prefix);
    }

    /** Notes whether a block has free addresses. */
    void noteFree(Cidr block, boolean hasFree) {
        withFree.set(block, hasFree);
    }

    /** Notes whether a block has free addresses and none in use. */
    void noteEmpty(Cidr block, boolean isEmpty) {
        empty.set(block, isEmpty);
    }

    @Nullable
    Cidr nextWithFree(Cidr from, Cidr to) {
        return withFree.next(from, to);
    }

    @Nullable
    Cidr nextEmpty(Cidr from, Cidr to) {
        return empty.next(from, to);
    }
}
