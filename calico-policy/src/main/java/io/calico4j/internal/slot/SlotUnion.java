// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.slot;

import java.util.Arrays;

/**
 * Collects slots from several sets and gives them back once each, ascending.
 *
 * <p>A bitmap under a bitmap of its words that are not zero, so that emptying it costs in proportion to what is in it.
 */
public final class SlotUnion {
    private long[] words = new long[64];
    private long[] summary = new long[1];

    public void add(int slot) {
        addWord(slot >>> 6, 1L << slot);
    }

    public void addWord(int word, long bits) {
        if (word >= words.length) {
            words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
            summary = Arrays.copyOf(summary, (words.length + 63) >>> 6);
        }
        words[word] |= bits;
        summary[word >>> 6] |= 1L << word;
    }

    /** Appends all slots to the list, ascending, and empties this. */
    public void drainTo(IntList out) {
        for (int top = 0; top < summary.length; top++) {
            for (long marked = summary[top]; marked != 0; marked &= marked - 1) {
                int word = (top << 6) + Long.numberOfTrailingZeros(marked);
                for (long left = words[word]; left != 0; left &= left - 1) {
                    out.add((word << 6) + Long.numberOfTrailingZeros(left));
                }
                words[word] = 0;
            }
            summary[top] = 0;
        }
    }
}
