// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import io.calico4j.internal.ipam.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Writes the stored text of one block, as Go's encoder does. Confined to one thread and used once. */
final class BlockWriter {
    private static final int DAY = 86_400;

    /** The first second of the years 0 and 10000, between which a year has four digits. */
    private static final long YEAR_0 = LocalDate.of(0, 1, 1).toEpochDay() * DAY;

    private static final long YEAR_10000 = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY;

    /** The ordinals in the order of their text, by the exponent of a block's size; never changed once published. */
    private static final AtomicReferenceArray<short[]> TEXT_ORDER = new AtomicReferenceArray<>(16);

    private final AllocationBlock block;
    private byte[] out;
    private int length;

    BlockWriter(AllocationBlock block) {
        this.block = block;
        this.out = new byte[512 + 7 * block.size() + 128 * block.usedCount()];
    }

    byte[] write() {
        put("{\"cidr\":\"");
        put(block.cidr.toString());
        put("\",\"affinity\":");
        quoteOrNull(block.affinity);
        if (block.claimedSecond != AllocationBlock.NEVER) {
            put(",\"affinity_claim_time\":\"");
            putTime(block.claimedSecond);
            put("\"");
        }
        putAllocations();
        put(",\"attributes\":");
        putAttributes(block.attributes);
        put(",\"sequenceNumber\":");
        putUnsigned(block.sequence);
        put(",\"sequenceNumberForAllocation\":");
        putSequences();
        put(block.deleted ? ",\"deleted\":true" : ",\"deleted\":false");
        if (block.hostAffinity != null) {
            put(",\"hostAffinity\":");
            quote(block.hostAffinity);
        }
        put("}");
        return Arrays.copyOf(out, length);
    }

    private void ensure(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, Math.max(Math.addExact(length, more), length + (length >> 1)));
        }
    }

    private void put(String ascii) {
        int n = ascii.length();
        ensure(n);
        for (int i = 0; i < n; i++) {
            out[length + i] = (byte) ascii.charAt(i);
        }
        length += n;
    }

    private void quoteOrNull(@Nullable String text) {
        if (text == null) {
            put("null");
        } else {
            quote(text);
        }
    }

    private void quote(String text) {
        int n = text.length();
        ensure(n + 2);
        int at = length;
        out[at++] = '"';
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (!CanonicalReader.isPlain(c)) {
                quoteAny(text);
                return;
            }
            out[at++] = (byte) c;
        }
        out[at++] = '"';
        length = at;
    }

    private void quoteAny(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16);
        JsonText.quote(text, quoted);
        put(quoted.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void put(byte[] octets) {
        put(octets, 0, octets.length);
    }

    private void put(byte[] octets, int from, int to) {
        ensure(to - from);
        System.arraycopy(octets, from, out, length, to - from);
        length += to - from;
    }

    private void putTime(long second) {
        if (second < YEAR_0 || second >= YEAR_10000) {
            put(Instant.ofEpochSecond(second).toString());
            return;
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, (long) DAY));
        int rest = (int) Math.floorMod(second, (long) DAY);
        ensure(20);
        putTwo(day.getYear() / 100);
        putTwo(day.getYear() % 100);
        out[length++] = '-';
        putTwo(day.getMonthValue());
        out[length++] = '-';
        putTwo(day.getDayOfMonth());
        out[length++] = 'T';
        putTwo(rest / 3600);
        out[length++] = ':';
        putTwo(rest / 60 % 60);
        out[length++] = ':';
        putTwo(rest % 60);
        out[length++] = 'Z';
    }

    private void putTwo(int number) {
        out[length++] = (byte) ('0' + number / 10);
        out[length++] = (byte) ('0' + number % 10);
    }

    private void putAllocations() {
        put(",\"allocations\":[");
        ensure(6 * block.size());
        for (int ordinal = 0; ordinal < block.size(); ordinal++) {
            if (ordinal > 0) {
                out[length++] = ',';
            }
            short index = block.allocations[ordinal];
            if (index == AllocationBlock.FREE) {
                out[length++] = 'n';
                out[length++] = 'u';
                out[length++] = 'l';
                out[length++] = 'l';
            } else {
                putSmall(index & 0xffff);
            }
        }
        put("],\"unallocated\":[");
        ensure(6 * block.freeCount());
        for (int i = block.queueStart; i < block.queueEnd; i++) {
            if (i > block.queueStart) {
                out[length++] = ',';
            }
            putSmall(block.queue[i] & 0xffff);
        }
        put("]");
    }

    /** Writes a number of at most five digits, for which there is room. */
    private void putSmall(int number) {
        if (number >= 10) {
            if (number >= 100) {
                putSmall(number / 100);
                putTwo(number % 100);
                return;
            }
            out[length++] = (byte) ('0' + number / 10);
        }
        out[length++] = (byte) ('0' + number % 10);
    }

    private void putUnsigned(long number) {
        if (number < 0) {
            put(Long.toUnsignedString(number));
            return;
        }
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        ensure(digits);
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            long next = rest / 10;
            out[at] = (byte) ('0' + (rest - 10 * next));
            rest = next;
        }
        length += digits;
    }

    /*
     * Entries that were read from a canonical text and not changed are copied from there, neighbours with the comma
     * between them at once.
     */
    private void putAttributes(AllocationAttribute @Nullable [] attributes) {
        if (attributes == null) {
            put("null");
            return;
        }
        put("[");
        int i = 0;
        while (i < attributes.length) {
            if (i > 0) {
                put(",");
            }
            AttributeText source = attributes[i].source();
            if (source == null) {
                putAttribute(attributes[i++]);
                continue;
            }
            int to = source.to;
            for (i++; i < attributes.length; i++) {
                AttributeText next = attributes[i].source();
                if (next == null || next.text != source.text || next.from != to + 1) {
                    break;
                }
                to = next.to;
            }
            put(source.text, source.from, to);
        }
        put("]");
    }

    private void putAttribute(AllocationAttribute attribute) {
        put("{");
        int open = length;
        String handle = attribute.handle().orElse(null);
        if (handle != null) {
            put("\"handle_id\":");
            quote(handle);
        }
        attribute.active().ifPresent(owner -> putOwner("\"secondary\":", owner, open));
        attribute.alternate().ifPresent(owner -> putOwner("\"alternateOwnerAttrs\":", owner, open));
        put("}");
    }

    private void putOwner(String name, OwnerAttributes owner, int start) {
        if (owner.isEmpty()) {
            return;
        }
        put(length > start ? "," : "");
        put(name);
        put("{");
        int open = length;
        owner.forEach((key, value) -> {
            put(length == open ? "" : ",");
            quote(key);
            put(":");
            quote(value);
        });
        put("}");
    }

    private void putSequences() {
        if (block.sequenceNumbersAbsent()) {
            put("null");
            return;
        }
        put("{");
        int open = length;
        for (short ordinal : textOrder(block.size())) {
            if (block.hasSequenceNumber(ordinal)) {
                ensure(10);
                if (length > open) {
                    out[length++] = ',';
                }
                out[length++] = '"';
                putSmall(ordinal);
                out[length++] = '"';
                out[length++] = ':';
                putUnsigned(block.sequenceNumberOf(ordinal));
            }
        }
        put("}");
    }

    private static short[] textOrder(int size) {
        int exponent = Integer.numberOfTrailingZeros(size);
        short[] order = TEXT_ORDER.get(exponent);
        if (order == null) {
            order = new short[size];
            int count = 0;
            for (int first = 0; first < Math.min(10, size); first++) {
                count = addFrom(first, order, count);
            }
            TEXT_ORDER.set(exponent, order);
        }
        return order;
    }

    private static int addFrom(int ordinal, short[] order, int count) {
        if (ordinal >= order.length) {
            return count;
        }
        order[count] = (short) ordinal;
        int next = count + 1;
        for (int digit = 0; ordinal > 0 && digit < 10; digit++) {
            next = addFrom(10 * ordinal + digit, order, next);
        }
        return next;
    }
}
