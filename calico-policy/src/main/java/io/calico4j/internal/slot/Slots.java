// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.slot;

/** Hands out small ints and takes them back; the one freed last is used next. */
public final class Slots {
    private final IntList free = new IntList();
    private int next;

    public int take() {
        if (free.isEmpty()) {
            return next++;
        }
        int slot = free.get(free.size() - 1);
        free.truncate(free.size() - 1);
        return slot;
    }

    public void give(int slot) {
        free.add(slot);
    }

    /** Returns how many are out. */
    public int inUse() {
        return next - free.size();
    }
}
