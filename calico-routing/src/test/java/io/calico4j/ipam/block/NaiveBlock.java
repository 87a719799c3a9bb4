// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A block written for obviousness. */
final class NaiveBlock {
    final AllocationAttribute[] holders;
    final List<Integer> queue = new ArrayList<>();
    final List<AllocationAttribute> entries = new ArrayList<>();
    final Map<Integer, Long> sequences = new TreeMap<>();
    long sequence;

    NaiveBlock(int size, long sequence) {
        holders = new AllocationAttribute[size];
        this.sequence = sequence;
        for (int i = 0; i < size; i++) {
            queue.add(i);
        }
    }

    List<Integer> take(AllocationAttribute holder, int wanted) {
        List<Integer> taken = new ArrayList<>();
        while (taken.size() < wanted && !queue.isEmpty()) {
            int ordinal = queue.remove(0);
            give(ordinal, holder);
            taken.add(ordinal);
        }
        return taken;
    }

    boolean assign(int ordinal, AllocationAttribute holder) {
        if (holders[ordinal] != null) {
            return false;
        }
        queue.remove((Integer) ordinal);
        give(ordinal, holder);
        return true;
    }

    private void give(int ordinal, AllocationAttribute holder) {
        holders[ordinal] = holder;
        sequences.put(ordinal, sequence);
        if (!entries.contains(holder)) {
            entries.add(holder);
        }
    }

    void release(int ordinal) {
        holders[ordinal] = null;
        queue.add(ordinal);
        sequences.remove(ordinal);
        entries.removeIf(entry -> !Arrays.asList(holders).contains(entry));
    }

    int releaseByHandle(String handle) {
        int freed = 0;
        for (int ordinal = 0; ordinal < holders.length; ordinal++) {
            if (holders[ordinal] != null && holders[ordinal].handleText().equals(handle)) {
                release(ordinal);
                freed++;
            }
        }
        return freed;
    }
}
