// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Values and revisions by handle, in two large arrays.
 *
 * <p>Confined to one thread at a time. Finding, adding and removing take constant time on average.
 */
final class HandleTable {
    /*
     * Looking a handle up in a map of objects waits for memory six times in a row: bucket, node, key, text, its octets,
     * entry. Here it waits twice: a slot of two numbers, the hash (upper half) with one more than the place of a record
     * (lower half) and the revision, leads to the record. The first number of a free slot is 0. Slots are probed one after
     * the other; what a removal would cut off moves up. No references are kept, so collecting garbage costs nothing here.
     *
     * A record is a number (twice the length of the handle, plus 1 if its characters take two octets), the handle's
     * octets and the value's (HandleOctets). Records take a multiple of 8 octets. Those that are free are linked by size
     * and taken again, the last one first, as its memory is still at hand; if more than half of the octets is free, the
     * records in use move together.
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
    private static final int UNIT = 8;
    private static final int LINKED_SIZES = 64;

    private long[] slots = new long[2 * FIRST_SLOTS];
    private int mask = FIRST_SLOTS - 1;
    private int size;
    private byte[] records = new byte[FEW_OCTETS];
    private int end;
    private int free;
    /** One more than the place of the last freed record by its size in units, 0 for none. */
    private final int[] lastFreed = new int[LINKED_SIZES];

    /** Returns the slot of a handle, -1 if it isn't here. */
    int find(String handle, int hash) {
        int slot = hash & mask;
        while (true) {
            long first = slots[2 * slot];
            if (first == 0) {
                return -1;
            }
            if ((int) (first >>> 32) == hash && isOf((int) first - 1, handle)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    private boolean isOf(int place, String handle) {
        int head = (int) INT.get(records, place);
        int length = handle.length();
        if (head >>> 1 != length) {
            return false;
        }
        int from = place + HEAD;
        if ((head & 1) != 0) {
            for (int i = 0; i < length; i++) {
                if ((char) CHAR.get(records, from + 2 * i) != handle.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
        for (int i = 0; i < length; i++) {
            if ((records[from + i] & 0xff) != handle.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int place(int slot) {
        return (int) slots[2 * slot] - 1;
    }

    /** Returns the place of a record's value. */
    private int valueAt(int place) {
        int head = (int) INT.get(records, place);
        return place + HEAD + ((head & 1) != 0 ? 2 * (head >>> 1) : head >>> 1);
    }

    private int sizeAt(int place) {
        int value = valueAt(place);
        return rounded(value - place + HandleOctets.lengthAt(records, value));
    }

    private static int rounded(int octets) {
        return Math.addExact(octets, UNIT - 1) & -UNIT;
    }

    Object value(int slot) {
        return HandleOctets.read(records, valueAt(place(slot)));
    }

    long revision(int slot) {
        return slots[2 * slot + 1];
    }

    /** Replaces the value and the revision of a slot in use. */
    void set(int slot, String handle, Object value, long revision) {
        int place = place(slot);
        int at = valueAt(place);
        if (HandleOctets.lengthAt(records, at) == HandleOctets.lengthOf(value)) {
            HandleOctets.write(value, records, at);
        } else {
            release(place);
            slots[2 * slot] = (slots[2 * slot] >>> 32) << 32 | (append(handle, value) + 1);
        }
        slots[2 * slot + 1] = revision;
        moveTogetherIfSparse();
    }

    /** Adds a handle that isn't here. */
    void add(String handle, int hash, Object value, long revision) {
        if (++size > mask - (mask >> 2)) {
            grow();
        }
        int slot = freeSlot(hash);
        slots[2 * slot] = (long) hash << 32 | (append(handle, value) + 1);
        slots[2 * slot + 1] = revision;
    }

    private int freeSlot(int hash) {
        int slot = hash & mask;
        while (slots[2 * slot] != 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        mask = old.length - 1;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                int slot = freeSlot((int) (old[i] >>> 32));
                slots[2 * slot] = old[i];
                slots[2 * slot + 1] = old[i + 1];
            }
        }
    }

    private int append(String handle, Object value) {
        int length = handle.length();
        boolean wide = false;
        for (int i = 0; i < length && !wide; i++) {
            wide = handle.charAt(i) > 0xff;
        }
        int octets = HEAD + (wide ? 2 * length : length);
        int place = reserve(rounded(Math.addExact(octets, HandleOctets.lengthOf(value))));
        INT.set(records, place, 2 * length + (wide ? 1 : 0));
        for (int i = 0; i < length; i++) {
            if (wide) {
                CHAR.set(records, place + HEAD + 2 * i, handle.charAt(i));
            } else {
                records[place + HEAD + i] = (byte) handle.charAt(i);
            }
        }
        HandleOctets.write(value, records, place + octets);
        return place;
    }

    /** Returns a place for a record of so many octets. */
    private int reserve(int octets) {
        int units = octets / UNIT;
        if (units < LINKED_SIZES && lastFreed[units] != 0) {
            int place = lastFreed[units] - 1;
            lastFreed[units] = (int) INT.get(records, place);
            free -= octets;
            return place;
        }
        if (octets > records.length - end) {
            records = Arrays.copyOf(records, Math.max(2 * records.length, Math.addExact(end, octets)));
        }
        int place = end;
        end += octets;
        return place;
    }

    private void release(int place) {
        int octets = sizeAt(place);
        free += octets;
        int units = octets / UNIT;
        if (units < LINKED_SIZES) {
            INT.set(records, place, lastFreed[units]);
            lastFreed[units] = place + 1;
        }
    }

    /** Frees a slot that is in use. */
    void remove(int slot) {
        release(place(slot));
        size--;
        int hole = slot;
        for (int next = (slot + 1) & mask; slots[2 * next] != 0; next = (next + 1) & mask) {
            int home = (int) (slots[2 * next] >>> 32) & mask;
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                slots[2 * hole] = slots[2 * next];
                slots[2 * hole + 1] = slots[2 * next + 1];
                hole = next;
            }
        }
        slots[2 * hole] = 0;
        slots[2 * hole + 1] = 0;
        moveTogetherIfSparse();
    }

    private void moveTogetherIfSparse() {
        if (free <= FEW_OCTETS || free <= end / 2) {
            return;
        }
        byte[] moved = new byte[Math.max(FEW_OCTETS, 2 * (end - free))];
        int next = 0;
        for (int slot = 0; slot <= mask; slot++) {
            long first = slots[2 * slot];
            if (first != 0) {
                int place = (int) first - 1;
                int octets = sizeAt(place);
                System.arraycopy(records, place, moved, next, octets);
                slots[2 * slot] = (first >>> 32) << 32 | (next + 1);
                next += octets;
            }
        }
        records = moved;
        end = next;
        free = 0;
        Arrays.fill(lastFreed, 0);
    }

    void forEach(Visitor visitor) {
        for (int slot = 0; slot <= mask; slot++) {
            if (slots[2 * slot] != 0) {
                visitor.visit(text(place(slot)), value(slot), revision(slot));
            }
        }
    }

    private String text(int place) {
        int head = (int) INT.get(records, place);
        char[] characters = new char[head >>> 1];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (head & 1) != 0
                    ? (char) CHAR.get(records, place + HEAD + 2 * i)
                    : (char) (records[place + HEAD + i] & 0xff);
        }
        return String.valueOf(characters);
    }
}
