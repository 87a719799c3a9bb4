// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.Arrays;
import java.util.Collection;

/** Sorted CIDRs of both families with their bits at hand, IPv4 first: what a walk over a trie must not pass by. Immutable. */
final class Places {
    static final Places NONE = new Places(new Cidr[0]);

    /** Sorted; those of IPv4 are the first {@link #v4}. */
    final Cidr[] cidrs;

    final int v4;
    private final long[] high;
    private final long[] low;

    private Places(Cidr[] sorted) {
        cidrs = sorted;
        high = new long[sorted.length];
        low = new long[sorted.length];
        int split = 0;
        for (int i = 0; i < sorted.length; i++) {
            IpAddress network = sorted[i].network();
            high[i] = Trie.high(network);
            low[i] = Trie.low(network);
            split += network.isV4() ? 1 : 0;
        }
        v4 = split;
    }

    /** Takes over an array that is sorted already, perhaps with duplicates. */
    static Places ofSorted(Cidr[] sorted) {
        return sorted.length == 0 ? NONE : new Places(sorted);
    }

    static Places of(Collection<Cidr> cidrs) {
        Cidr[] sorted = cidrs.toArray(Cidr[]::new);
        Arrays.sort(sorted);
        return ofSorted(sorted);
    }

    boolean sameAs(Places other) {
        return this == other || Arrays.equals(cidrs, other.cidrs);
    }

    int size() {
        return cidrs.length;
    }

    /** Returns whether a place lies below a node of the trie, and is not its prefix itself. */
    boolean isBelow(int at, TrieNode node) {
        return cidrs[at].prefixLength() > node.length && node.covers(high[at], low[at]);
    }

    /** Returns the index of the first of {@code [from, to)}, all below one node, that is in the node's right half. */
    int firstOnTheRight(int from, int to, int bit) {
        int left = from;
        int right = to;
        while (left < right) {
            int middle = (left + right) >>> 1;
            if (TrieNode.bit(high[middle], low[middle], bit)) {
                right = middle;
            } else {
                left = middle + 1;
            }
        }
        return left;
    }
}
