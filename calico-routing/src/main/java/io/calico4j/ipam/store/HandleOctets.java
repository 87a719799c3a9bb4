// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The octets of a handle's value, be it counts by block or a text that stands for them, as {@link HandleTable} keeps it. */
final class HandleOctets {
    /*
     * A number comes first: four times the number of blocks or octets, plus 1 for a text, plus 2 for a mark of deletion.
     * Of each block follow an octet (its prefix length; 100 more for IPv6), its address in 4 or 16 octets, and the count.
     */
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int HEAD = 4;
    private static final int TEXT = 1;
    private static final int DELETED = 2;
    private static final int V4 = 1 + 4 + 4;
    private static final int V6 = 1 + 16 + 4;
    private static final int V6_PREFIX = 100;

    private HandleOctets() {}

    /** Returns how many octets a value takes. */
    static int lengthOf(Object value) {
        if (value instanceof StoredText text) {
            return Math.addExact(HEAD, text.octets.length);
        }
        AllocationHandle handle = (AllocationHandle) value;
        int length = HEAD;
        for (int i = 0; i < handle.size(); i++) {
            length += handle.block(i).isV4() ? V4 : V6;
        }
        return length;
    }

    /** Returns how many octets the value at a place takes. */
    static int lengthAt(byte[] octets, int place) {
        int head = (int) INT.get(octets, place);
        if ((head & TEXT) != 0) {
            return HEAD + (head >>> 2);
        }
        int at = place + HEAD;
        for (int i = head >>> 2; i > 0; i--) {
            at += (octets[at] & 0xff) < V6_PREFIX ? V4 : V6;
        }
        return at - place;
    }

    static void write(Object value, byte[] octets, int place) {
        if (value instanceof StoredText text) {
            INT.set(octets, place, text.octets.length << 2 | TEXT);
            System.arraycopy(text.octets, 0, octets, place + HEAD, text.octets.length);
            return;
        }
        AllocationHandle handle = (AllocationHandle) value;
        INT.set(octets, place, handle.size() << 2 | (handle.isDeleted() ? DELETED : 0));
        int at = place + HEAD;
        for (int i = 0; i < handle.size(); i++) {
            at = write(handle.block(i), handle.countAt(i), octets, at);
        }
    }

    private static int write(Cidr block, int count, byte[] octets, int at) {
        IpAddress first = block.network();
        if (block.isV4()) {
            octets[at] = (byte) block.prefixLength();
            INT.set(octets, at + 1, first.v4Bits());
            INT.set(octets, at + 5, count);
            return at + V4;
        }
        octets[at] = (byte) (block.prefixLength() + V6_PREFIX);
        LONG.set(octets, at + 1, first.highBits());
        LONG.set(octets, at + 9, first.lowBits());
        INT.set(octets, at + 17, count);
        return at + V6;
    }

    static Object read(byte[] octets, int place) {
        int head = (int) INT.get(octets, place);
        int size = head >>> 2;
        int at = place + HEAD;
        if ((head & TEXT) != 0) {
            byte[] text = new byte[size];
            System.arraycopy(octets, at, text, 0, size);
            return new StoredText(text);
        }
        Cidr[] blocks = new Cidr[size];
        int[] counts = new int[size];
        for (int i = 0; i < size; i++) {
            int prefix = octets[at] & 0xff;
            if (prefix < V6_PREFIX) {
                blocks[i] = Cidr.of(IpAddress.v4((int) INT.get(octets, at + 1)), prefix);
                counts[i] = (int) INT.get(octets, at + 5);
                at += V4;
            } else {
                IpAddress first = IpAddress.v6((long) LONG.get(octets, at + 1), (long) LONG.get(octets, at + 9));
                blocks[i] = Cidr.of(first, prefix - V6_PREFIX);
                counts[i] = (int) INT.get(octets, at + 17);
                at += V6;
            }
        }
        return AllocationHandle.of(blocks, counts, (head & DELETED) != 0);
    }
}
