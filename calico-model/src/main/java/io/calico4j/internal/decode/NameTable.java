// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.decode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the index of a name among few known ones, without making a {@code String} of the name looked for. */
final class NameTable {
    private final String[] names;
    private final int[] slots;
    private final int[] hashed;
    private final Map<String, Integer> folded = new HashMap<>();

    NameTable(List<String> names) {
        this.names = names.toArray(new String[0]);
        slots = new int[Integer.highestOneBit(Math.max(1, names.size())) * 4];
        Arrays.fill(slots, -1);
        hashed = slots.clone();
        for (int i = 0; i < this.names.length; i++) {
            String name = this.names[i];
            int slot = hash(name.toCharArray(), 0, name.length()) & (slots.length - 1);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = i;
            int other = spread(name.hashCode()) & (hashed.length - 1);
            while (hashed[other] >= 0) {
                other = (other + 1) & (hashed.length - 1);
            }
            hashed[other] = i;
            folded.putIfAbsent(fold(name), i);
        }
    }

    private static int hash(char[] text, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text[i];
        }
        return hash ^ (hash >>> 7);
    }

    /** The index of the name that equals this part of the text, or -1. */
    int find(char[] text, int from, int to) {
        int slot = hash(text, from, to) & (slots.length - 1);
        for (; ; ) {
            int index = slots[slot];
            if (index < 0) {
                return -1;
            }
            if (equals(names[index], text, from, to)) {
                return index;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
    }

    private static boolean equals(String name, char[] text, int from, int to) {
        if (name.length() != to - from) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 15);
    }

    /** The index of exactly this name, or -1; quickest if the text is the same object every time. */
    int find(String name) {
        int slot = spread(name.hashCode()) & (hashed.length - 1);
        for (; ; ) {
            int index = hashed[slot];
            if (index < 0 || names[index].equals(name)) {
                return index;
            }
            slot = (slot + 1) & (hashed.length - 1);
        }
    }

    /** The index of the first name that differs from this one by no more than case (Unicode simple folding), or -1. */
    int findFolded(String name) {
        Integer index = folded.get(fold(name));
        return index == null ? -1 : index;
    }

    /** All names are ASCII; beside the letters themselves only the Kelvin sign and the long s fold to ASCII letters. */
    private static String fold(String name) {
        var out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            out.append(
                    switch (c) {
                        case '\u212a' -> 'k';
                        case '\u017f' -> 's';
                        default -> c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
                    });
        }
        return out.toString();
    }
}
