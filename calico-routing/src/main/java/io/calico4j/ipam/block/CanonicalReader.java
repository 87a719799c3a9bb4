// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import io.calico4j.diagnostic.FormatException;
import io.calico4j.net.Cidr;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a block if it is just as it would be written; gives up on anything else, which is left to
 * {@link BlockJson}. Confined to one thread and used once.
 */
final class CanonicalReader {
    /*
     * After the first thing that isn't as expected, nothing is; the loops end, and the caller learns of it at the end.
     * The entries of a block are much alike: most differ from the one before in the handle and in the last value, so the
     * part between these is compared as a whole, and needs no check then, since the one before has passed it.
     */
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int NULL = 'n' | 'u' << 8 | 'l' << 16 | 'l' << 24;
    private static final int MAX_DIGITS = 19;
    private static final int DAY = 86_400;
    private static final boolean[] PLAIN = plain();

    private static final byte[] CIDR = octets("{\"cidr\":");
    private static final byte[] AFFINITY = octets(",\"affinity\":");
    private static final byte[] CLAIM_TIME = octets(",\"affinity_claim_time\":\"");
    private static final byte[] ALLOCATIONS = octets(",\"allocations\":[");
    private static final byte[] UNALLOCATED = octets(",\"unallocated\":[");
    private static final byte[] ATTRIBUTES = octets(",\"attributes\":");
    private static final byte[] HANDLE = octets("\"handle_id\":\"");
    private static final byte[] ACTIVE = octets("\"secondary\":{");
    private static final byte[] ALTERNATE = octets("\"alternateOwnerAttrs\":{");
    private static final byte[] SEQUENCE = octets(",\"sequenceNumber\":");
    private static final byte[] SEQUENCES = octets(",\"sequenceNumberForAllocation\":");
    private static final byte[] DELETED = octets(",\"deleted\":");
    private static final byte[] HOST_AFFINITY = octets(",\"hostAffinity\":");
    private static final byte[] TRUE = octets("true");
    private static final byte[] FALSE = octets("false");

    private final byte[] text;
    private int at;
    private boolean failed;
    private int alikeFrom;
    private int alikeTo;

    private CanonicalReader(byte[] text) {
        this.text = text;
    }

    private static byte[] octets(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[256];
        for (int c = ' '; c < 0x7f; c++) {
            plain[c] = "\"\\<>&".indexOf(c) < 0;
        }
        return plain;
    }

    /** Returns whether a character is one octet and stands for itself in a text. */
    static boolean isPlain(char c) {
        return c < 256 && PLAIN[c];
    }

    /** Returns the block of a text, {@code null} if it isn't written just so. */
    static @Nullable AllocationBlock tryRead(byte[] text) {
        try {
            return new CanonicalReader(text).read();
        } catch (FormatException | IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable AllocationBlock read() {
        expect(CIDR);
        BlockRestorer block = BlockRestorer.of(Cidr.parse(quoted()));
        expect(AFFINITY);
        String affinity = isNull() ? null : quoted();
        Long claimed = skip(CLAIM_TIME) ? (Long) time() : null;
        block.affinity(affinity, claimed);
        expect(ALLOCATIONS);
        int entries = allocations(block);
        expect(UNALLOCATED);
        queue(block);
        expect(ATTRIBUTES);
        if (!isNull()) {
            attributes(block);
        }
        failed |= entries > block.attributeCount;
        expect(SEQUENCE);
        block.sequenceNumber(unsigned());
        expect(SEQUENCES);
        if (!isNull()) {
            sequences(block);
        }
        expect(DELETED);
        boolean deleted = skip(TRUE);
        if (!deleted) {
            expect(FALSE);
        }
        block.legacy(deleted, skip(HOST_AFFINITY) ? quoted() : null);
        expect('}');
        return failed || at != text.length ? null : block.toBlock();
    }

    private boolean skip(byte[] word) {
        int end = at + word.length;
        if (end > text.length || !Arrays.equals(text, at, end, word, 0, word.length)) {
            return false;
        }
        at = end;
        return true;
    }

    private void expect(byte[] word) {
        failed |= !skip(word);
    }

    private boolean skip(char c) {
        if (at < text.length && text[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        failed |= !skip(c);
    }

    private boolean isNull() {
        if (at + 4 <= text.length && (int) INT.get(text, at) == NULL) {
            at += 4;
            return true;
        }
        return false;
    }

    /** Goes to the end of plain characters, and behind the quotation mark that must follow; returns its place. */
    private int closingQuote() {
        int end = at;
        while (end < text.length && PLAIN[text[end] & 0xff]) {
            end++;
        }
        at = end;
        expect('"');
        return end;
    }

    private String quoted() {
        expect('"');
        int start = at;
        int end = closingQuote();
        return new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** Reads seconds since 1970 from a time such as {@code 2026-01-31T23:59:00Z} and a quotation mark. */
    private long time() {
        int year = 100 * two('\0') + two('-');
        int month = two('-');
        int day = two('T');
        int hour = two(':');
        int second = 3600 * hour + 60 * two(':') + two('Z');
        expect('"');
        boolean exists = hour < 24
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        if (failed || !exists) {
            failed = true;
            return 0;
        }
        return LocalDate.of(year, month, day).toEpochDay() * DAY + second;
    }

    /** Reads two digits and the sign behind them; those of a clock end at 59. */
    private int two(char behind) {
        int number = 10 * digit() + digit();
        boolean clock = behind == ':' || behind == 'Z';
        failed |= clock && number > 59;
        if (behind != '\0') {
            expect(behind);
        }
        return number;
    }

    private int digit() {
        int digit = at < text.length ? text[at] - '0' : -1;
        failed |= digit < 0 || digit > 9;
        at++;
        return failed ? 0 : digit;
    }

    /** Reads which entry each ordinal refers to; returns how many entries there must be. */
    private int allocations(BlockRestorer block) {
        int entries = 0;
        int ordinal = 0;
        int used = 0;
        if (!skip(']')) {
            short[] allocations = block.allocations;
            do {
                if (ordinal == allocations.length) {
                    failed = true;
                    return 0;
                }
                if (!isNull()) {
                    int index = small();
                    allocations[ordinal] = (short) index;
                    entries = Math.max(entries, index + 1);
                    used++;
                }
                ordinal++;
            } while (skip(',') && !failed);
            expect(']');
        }
        block.used = used;
        return entries;
    }

    private void queue(BlockRestorer block) {
        if (skip(']')) {
            return;
        }
        int size = block.allocations.length;
        short[] queue = block.queue;
        int count = 0;
        do {
            int ordinal = small();
            if (count == queue.length || ordinal >= size) {
                failed = true;
                return;
            }
            queue[count++] = (short) ordinal;
        } while (skip(',') && !failed);
        expect(']');
        block.queueEnd = count;
    }

    /** Reads a number of at most {@link AllocationBlock#MAX_SIZE}, exclusive. */
    private int small() {
        int start = at;
        int number = 0;
        while (at < text.length && at < start + 5) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            number = 10 * number + digit;
            at++;
        }
        failed |= at == start || number >= AllocationBlock.MAX_SIZE || (text[start] == '0' && at > start + 1);
        return failed ? 0 : number;
    }

    /** Reads a number of at most 19 digits, which an unsigned 64-bit number holds. */
    private long unsigned() {
        int start = at;
        long number = 0;
        while (at + 8 <= text.length && at - start <= MAX_DIGITS - 8) {
            long eight = (long) LONG.get(text, at);
            if (!isDigits(eight)) {
                break;
            }
            number = 100_000_000 * number + eightDigits(eight);
            at += 8;
        }
        while (at < text.length && at - start < MAX_DIGITS) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            number = 10 * number + digit;
            at++;
        }
        failed |= at == start || (text[start] == '0' && at > start + 1);
        return number;
    }

    private static boolean isDigits(long eight) {
        long raised = (eight + 0x0606060606060606L) & 0xF0F0F0F0F0F0F0F0L;
        return ((eight & 0xF0F0F0F0F0F0F0F0L) | (raised >>> 4)) == 0x3333333333333333L;
    }

    /** Adds neighbouring digits, then pairs, then fours: D. Lemire, "Quickly parsing eight digits", 2018. */
    private static long eightDigits(long eight) {
        long digits = eight - 0x3030303030303030L;
        long pairs = (digits * 10) + (digits >>> 8);
        long first = (pairs & 0x000000FF000000FFL) * 0x000F424000000064L;
        long second = ((pairs >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L;
        return (first + second) >>> 32;
    }

    private void attributes(BlockRestorer block) {
        expect('[');
        block.attributes();
        if (skip(']')) {
            return;
        }
        do {
            block.attribute(attribute());
        } while (skip(',') && !failed);
        expect(']');
    }

    private AllocationAttribute attribute() {
        int start = at;
        expect('{');
        int handleFrom = 0;
        int handleTo = 0;
        int hash = 0;
        if (skip(HANDLE)) {
            handleFrom = at;
            while (at < text.length && PLAIN[text[at] & 0xff]) {
                hash = 31 * hash + text[at++];
            }
            handleTo = at;
            expect('"');
        }
        int behind = at + alikeTo - alikeFrom;
        if (alikeTo > alikeFrom && behind <= text.length && Arrays.equals(text, at, behind, text, alikeFrom, alikeTo)) {
            at = behind;
            int unused = closingQuote();
            expect('}');
        } else {
            owners(handleTo > 0);
        }
        expect('}');
        return AllocationAttribute.ofText(new AttributeText(text, start, at, handleFrom, handleTo), hash);
    }

    private void owners(boolean comma) {
        int start = at;
        boolean more = comma;
        alikeFrom = 0;
        alikeTo = 0;
        if (skipMember(ACTIVE, more)) {
            int last = owner();
            more = true;
            alikeFrom = start;
            alikeTo = last;
        }
        if (skipMember(ALTERNATE, more)) {
            int unused = owner();
            alikeTo = alikeFrom;
        }
    }

    private boolean skipMember(byte[] name, boolean comma) {
        int start = at;
        if ((!comma || skip(',')) && skip(name)) {
            return true;
        }
        at = start;
        return false;
    }

    /** Reads attributes behind the opening brace, at least one, in the order of their names; returns where the last value begins. */
    private int owner() {
        int lastFrom = 0;
        int lastTo = 0;
        int value;
        do {
            expect('"');
            int from = at;
            int to = closingQuote();
            failed |= lastFrom > 0 && Arrays.compare(text, lastFrom, lastTo, text, from, to) >= 0;
            lastFrom = from;
            lastTo = to;
            expect(':');
            expect('"');
            value = at;
            int unused = closingQuote();
        } while (skip(',') && !failed);
        expect('}');
        return value;
    }

    private void sequences(BlockRestorer block) {
        expect('{');
        block.sequenceNumbers();
        if (skip('}')) {
            return;
        }
        do {
            expect('"');
            int ordinal = small();
            expect('"');
            expect(':');
            long number = unsigned();
            if (failed || ordinal >= block.allocations.length) {
                failed = true;
                return;
            }
            block.keepSequence(ordinal, number);
        } while (skip(','));
        expect('}');
    }
}
