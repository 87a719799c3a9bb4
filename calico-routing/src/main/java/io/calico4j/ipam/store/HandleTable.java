// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values and revisions by handle, in few large arrays.
 *
 * <p>Confined to one thread at a time. Finding, adding and removing take constant time on average.
 */
final class HandleTable {
    /*
     * Looking a handle up in a map of objects waits for memory six times in a row: bucket, node, key, text, its octets,
     * entry. Here a slot of two numbers leads to the text and has the revision beside it; the value is in the same place
     * of an array of its own. A slot's first number is the hash (upper half) and one more than the place of the text
     * (lower half), 0 in a free slot. Slots are probed one after the other; what a removal would cut off moves up.
     *
     * Texts stand one after the other in one array, each after a number: twice its length, plus 1 if its characters take
     * two octets. Those of removed handles are left behind until they are half of all, and then all others move together.
     */

    /** Takes what is under a handle. */
    interface Visitor {
        /** Takes one handle, its value and its revision. */
        void visit(String handle, Object value, long revision);
    }

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle CHAR = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.nativeOrder());
    private static final int HEAD = 4;
    private static final int FEW_OCTETS = 1024;
    private static final int FIRST_SLOTS = 16;

    private long[] slots = new long[2 * FIRST_SLOTS];
    private @Nullable Object[] values = new @Nullable Object[FIRST_SLOTS];
    private int mask = FIRST_SLOTS - 1;
    private int size;
    private byte[] texts = new byte[FEW_OCTETS];
    private int textEnd;
    private int leftBehind;

    /** Returns the slot of a handle, -1 if it isn't here. */
    int find(String handle, int hash) {
        int slot = hash & mask;
        while (true) {
            long first = slots[2 * slot];
            if (first == 0) {
                return -1;
            }
            if ((int) (first >>> 32) == hash && isText((int) first - 1, handle)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    private boolean isText(int place, String handle) {
        int head = (int) INT.get(texts, place);
        int length = handle.length();
        if (head >>> 1 != length) {
            return false;
        }
        int from = place + HEAD;
        if ((head & 1) != 0) {
            for (int i = 0; i < length; i++) {
                if ((char) CHAR.get(texts, from + 2 * i) != handle.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
        for (int i = 0; i < length; i++) {
            if ((texts[from + i] & 0xff) != handle.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    Object value(int slot) {
        Object value = values[slot];
        if (value == null) {
            throw new IllegalStateException("nothing in slot " + slot);
        }
        return value;
    }

    long revision(int slot) {
        return slots[2 * slot + 1];
    }

    void set(int slot, Object value, long revision) {
        values[slot] = value;
        slots[2 * slot + 1] = revision;
    }

    /** Adds a handle that isn't here. */
    void add(String handle, int hash, Object value, long revision) {
        if (++size > mask - (mask >> 2)) {
            grow();
        }
        int slot = freeSlot(hash);
        slots[2 * slot] = (long) hash << 32 | (append(handle) + 1);
        set(slot, value, revision);
    }

    private int freeSlot(int hash) {
        int slot = hash & mask;
        while (slots[2 * slot] != 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldSlots = slots;
        @Nullable Object[] oldValues = values;
        slots = new long[2 * oldSlots.length];
        values = new @Nullable Object[2 * oldValues.length];
        mask = values.length - 1;
        for (int old = 0; old < oldValues.length; old++) {
            if (oldSlots[2 * old] != 0) {
                int slot = freeSlot((int) (oldSlots[2 * old] >>> 32));
                slots[2 * slot] = oldSlots[2 * old];
                slots[2 * slot + 1] = oldSlots[2 * old + 1];
                values[slot] = oldValues[old];
            }
        }
    }

    private int append(String handle) {
        int length = handle.length();
        boolean wide = false;
        for (int i = 0; i < length && !wide; i++) {
            wide = handle.charAt(i) > 0xff;
        }
        int octets = HEAD + (wide ? 2 * length : length);
        if (textEnd + octets > texts.length) {
            texts = Arrays.copyOf(texts, Math.max(2 * texts.length, Math.addExact(textEnd, octets)));
        }
        int place = textEnd;
        INT.set(texts, place, 2 * length + (wide ? 1 : 0));
        for (int i = 0; i < length; i++) {
            if (wide) {
                CHAR.set(texts, place + HEAD + 2 * i, handle.charAt(i));
            } else {
                texts[place + HEAD + i] = (byte) handle.charAt(i);
            }
        }
        textEnd += octets;
        return place;
    }

    private int octetsAt(int place) {
        int head = (int) INT.get(texts, place);
        return HEAD + ((head & 1) != 0 ? 2 * (head >>> 1) : head >>> 1);
    }

    /** Frees a slot that is in use. */
    void remove(int slot) {
        leftBehind += octetsAt((int) slots[2 * slot] - 1);
        size--;
        int hole = slot;
        for (int next = (slot + 1) & mask; slots[2 * next] != 0; next = (next + 1) & mask) {
            int home = (int) (slots[2 * next] >>> 32) & mask;
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                slots[2 * hole] = slots[2 * next];
                slots[2 * hole + 1] = slots[2 * next + 1];
                values[hole] = values[next];
                hole = next;
            }
        }
        slots[2 * hole] = 0;
        slots[2 * hole + 1] = 0;
        values[hole] = null;
        if (leftBehind > FEW_OCTETS && leftBehind > textEnd / 2) {
            moveTogether();
        }
    }

    private void moveTogether() {
        byte[] moved = new byte[Math.max(FEW_OCTETS, 2 * (textEnd - leftBehind))];
        int end = 0;
        for (int slot = 0; slot <= mask; slot++) {
            long first = slots[2 * slot];
            if (first != 0) {
                int place = (int) first - 1;
                int octets = octetsAt(place);
                System.arraycopy(texts, place, moved, end, octets);
                slots[2 * slot] = (first >>> 32) << 32 | (end + 1);
                end += octets;
            }
        }
        texts = moved;
        textEnd = end;
        leftBehind = 0;
    }

    void forEach(Visitor visitor) {
        for (int slot = 0; slot <= mask; slot++) {
            if (slots[2 * slot] != 0) {
                visitor.visit(text((int) slots[2 * slot] - 1), value(slot), revision(slot));
            }
        }
    }

    private String text(int place) {
        int head = (int) INT.get(texts, place);
        char[] characters = new char[head >>> 1];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (head & 1) != 0
                    ? (char) CHAR.get(texts, place + HEAD + 2 * i)
                    : (char) (texts[place + HEAD + i] & 0xff);
        }
        return String.valueOf(characters);
    }
}
