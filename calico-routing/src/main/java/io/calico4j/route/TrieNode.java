// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import org.jspecify.annotations.Nullable;

/**
 * A node of a path-compressed binary trie over prefixes; never changed once its editor is done.
 *
 * <p>The prefix's bits are written from the left: those of an IPv4 prefix are in the upper half of {@code high}.
 */
final class TrieNode {
    final long high;
    final long low;
    final int length;

    @Nullable
    CidrFacts facts;

    @Nullable
    TrieNode left;

    @Nullable
    TrieNode right;

    /** The editor that made this node and may still change it. */
    final Object editor;

    TrieNode(long high, long low, int length, Object editor) {
        this.high = high;
        this.low = low;
        this.length = length;
        this.editor = editor;
    }

    /** Returns this node if the editor owns it, else its copy of it. */
    TrieNode ownedBy(Object owner) {
        if (editor == owner) {
            return this;
        }
        TrieNode copy = new TrieNode(high, low, length, owner);
        copy.facts = facts;
        copy.left = left;
        copy.right = right;
        return copy;
    }

    @Nullable
    TrieNode child(boolean one) {
        return one ? right : left;
    }

    void child(boolean one, @Nullable TrieNode node) {
        if (one) {
            right = node;
        } else {
            left = node;
        }
    }

    /** Returns whether the prefix contains an address. */
    boolean covers(long otherHigh, long otherLow) {
        return length <= 64
                ? (length == 0 || (high ^ otherHigh) >>> (64 - length) == 0)
                : high == otherHigh && (length == 128 ? low == otherLow : (low ^ otherLow) >>> (128 - length) == 0);
    }

    static boolean bit(long high, long low, int index) {
        return index < 64 ? high << index < 0 : low << (index - 64) < 0;
    }

    static int commonLength(long aHigh, long aLow, long bHigh, long bLow) {
        return aHigh != bHigh ? Long.numberOfLeadingZeros(aHigh ^ bHigh) : 64 + Long.numberOfLeadingZeros(aLow ^ bLow);
    }
}
