// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.net.Cidr;
import io.calico4j.net.PrefixMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a set, of which those count that no other one contains.
 *
 * <p>Complexity: a change costs as much as the blocks inside the changed one, unless another contains that.
 */
final class UncoveredBlocks {
    private PrefixMap<Boolean> blocks = PrefixMap.empty();

    /** Adds a block that is not there, and tells which now count and which do not any more. */
    void add(Cidr block, Consumer<Cidr> uncovered, Consumer<Cidr> covered) {
        if (blocks.longestMatch(block).isEmpty()) {
            uncovered.accept(block);
            inside(block).forEach(covered);
        }
        blocks = blocks.with(block, true);
    }

    /** Removes a block that is there, and tells which now count and which do not any more. */
    void remove(Cidr block, Consumer<Cidr> uncovered, Consumer<Cidr> covered) {
        blocks = blocks.without(block);
        if (blocks.longestMatch(block).isEmpty()) {
            covered.accept(block);
            inside(block).forEach(uncovered);
        }
    }

    private List<Cidr> inside(Cidr block) {
        return uncovered(
                blocks.coveredBy(block).stream().map(PrefixMap.Entry::prefix).toList());
    }

    /** Returns those of some blocks that no other one contains; both in the order of blocks. */
    static List<Cidr> uncovered(Collection<Cidr> sorted) {
        List<Cidr> found = new ArrayList<>();
        Cidr last = null;
        for (Cidr block : sorted) {
            if (!isInside(block, last)) {
                found.add(block);
                last = block;
            }
        }
        return found;
    }

    private static boolean isInside(Cidr block, @Nullable Cidr other) {
        return other != null && other.contains(block);
    }
}
