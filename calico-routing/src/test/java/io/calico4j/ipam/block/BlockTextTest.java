// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.FormatException;
import io.calico4j.net.Cidr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTextTest {
    private static final String TEXT =
            "{\"cidr\":\"10.0.0.64/29\",\"affinity\":\"host:node-1\",\"affinity_claim_time\":\"2026-02-28T23:59:58Z\","
                    + "\"allocations\":[1,null,0,null,null,2,null,1],\"unallocated\":[4,1,6,3],\"attributes\":["
                    + "{\"handle_id\":\"h-0\",\"secondary\":{\"namespace\":\"ns\",\"node\":\"node-1\",\"pod\":\"p-0\"}},"
                    + "{\"handle_id\":\"h-1\",\"secondary\":{\"namespace\":\"ns\",\"node\":\"node-1\",\"pod\":\"p-1\"}},"
                    + "{\"secondary\":{\"note\":\"x\"},\"alternateOwnerAttrs\":{\"pod\":\"q\"}}],"
                    + "\"sequenceNumber\":1764063000123456789,\"sequenceNumberForAllocation\":{\"0\":1764063000123456780,\"2\":7,"
                    + "\"5\":18446744073709551,\"7\":0},\"deleted\":false,\"hostAffinity\":\"old\"}";

    /** What stands where: texts that need escapes or more than one octet, empty and long ones. */
    private static final List<String> WORDS = List.of(
            "a",
            "node-1",
            "",
            "k8s-pod-network.0123456789abcdef",
            "<&>",
            "q\"uote\\",
            "line\nend\r",
            "\u00e9",
            "\u4e2d",
            "\ud83d\ude00",
            "\u2028",
            "\u0001",
            "windows-reserved-ipam-handle",
            "tab\t~\u007f");

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(AllocationBlock block) {
        return new String(BlockText.write(block), StandardCharsets.UTF_8);
    }

    /** What a reader makes of a text: the text of its block, or that it refuses. */
    private static String any(String text) {
        try {
            return text(BlockJson.read(octets(text)));
        } catch (IOException | IllegalArgumentException | FormatException e) {
            return "refused";
        }
    }

    @Test
    void a_canonical_text_is_read_as_it_stands() throws IOException {
        AllocationBlock block = Objects.requireNonNull(CanonicalReader.tryRead(octets(TEXT)));
        assertThat(block).isEqualTo(BlockJson.read(octets(TEXT)));
        assertThat(text(block)).isEqualTo(TEXT);
        assertThat(block.claimedAt()).contains(Instant.parse("2026-02-28T23:59:58Z"));
        assertThat(block.usedCount()).isEqualTo(4);
        assertThat(block.holder(7))
                .isEqualTo(AllocationAttribute.of(
                        "h-1", OwnerAttributes.of("namespace", "ns", "node", "node-1", "pod", "p-1")));
        assertThat(block.holder(5))
                .isEqualTo(
                        AllocationAttribute.of(null, OwnerAttributes.of("note", "x"), OwnerAttributes.of("pod", "q")));
        assertThat(block.sequenceNumberOf(5)).isEqualTo(18446744073709551L);
        assertThat(block.hostAffinity()).contains("old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "18446744073709551615",
                "9223372036854775808",
                "9999999999999999999",
                "0",
                "12345678",
                "100000000"
            })
    void numbers_are_unsigned_and_of_64_bits(String number) throws IOException {
        String text = TEXT.replace("1764063000123456789", number);
        AllocationBlock block = BlockText.read(octets(text));
        assertThat(Long.toUnsignedString(block.sequenceNumber())).isEqualTo(number);
        assertThat(text(block)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2024-02-29T12:00:01Z",
                "1969-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z"
            })
    void times_come_back_as_written(String time) throws IOException {
        String text = TEXT.replace("2026-02-28T23:59:58Z", time);
        assertThat(text(BlockText.read(octets(text)))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29T23:59:58Z", "2026-13-01T00:00:00Z", "2026-02-28T24:00:00Z", "2026-02-28"})
    void a_time_that_is_none_is_left_to_the_other_reader(String time) {
        assertThat(CanonicalReader.tryRead(octets(TEXT.replace("2026-02-28T23:59:58Z", time))))
                .isNull();
    }

    @Test
    void both_readers_agree_on_every_text_with_one_octet_changed_left_out_or_doubled() {
        SplittableRandom random = new SplittableRandom(11);
        int accepted = 0;
        for (int at = 0; at < TEXT.length(); at++) {
            String before = TEXT.substring(0, at);
            String behind = TEXT.substring(at + 1);
            char other = "0123456789,:\"{}[]nul-\\ <ax".charAt(random.nextInt(26));
            for (String text : List.of(
                    before + behind,
                    before + TEXT.charAt(at) + TEXT.charAt(at) + behind,
                    before + other + behind,
                    before)) {
                AllocationBlock block = CanonicalReader.tryRead(octets(text));
                if (block != null) {
                    accepted++;
                    assertThat(text(block)).as(text).isEqualTo(any(text));
                }
            }
        }
        assertThat(accepted).isGreaterThan(100);
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property(tries = 200)
    void random_blocks_read_back_the_same_by_both_readers(@ForAll("seeds") long seed) throws IOException {
        AllocationBlock block = block(new SplittableRandom(seed));
        String text = text(block);
        AllocationBlock read = BlockText.read(octets(text));
        assertThat(read).isEqualTo(BlockJson.read(octets(text))).isEqualTo(block);
        assertThat(text(read)).isEqualTo(text);
        assertThat(read.attributes().toString()).isEqualTo(block.attributes().toString());
        assertThat(changed(read, seed)).isEqualTo(changed(block, seed));
    }

    /** The text after some more changes, which see entries that were read and entries that were made. */
    private static String changed(AllocationBlock block, long seed) {
        SplittableRandom random = new SplittableRandom(seed + 1);
        BlockEditor editor = block.edit().nextSequenceNumber();
        for (int i = 0; i < 6; i++) {
            String handle = WORDS.get(random.nextInt(WORDS.size()));
            if (random.nextBoolean()) {
                int unused = editor.releaseByHandle(AllocationAttribute.sanitized(handle), random.nextBoolean());
            } else {
                int unused = editor.takeNext(AllocationAttribute.of(handle, OwnerAttributes.of("pod", "late-" + i)));
            }
        }
        return text(editor.toBlock());
    }

    private static AllocationBlock block(SplittableRandom random) {
        Cidr cidr = Cidr.parse(random.nextBoolean() ? "10.1.2.128/25" : "fd00::1:40/123");
        BlockEditor editor = BlockEditor.create(cidr, random.nextLong());
        if (random.nextBoolean()) {
            editor.affinity("host:" + word(random), random.nextLong(4_000_000_000L));
        }
        int takes = random.nextInt(editor.freeCount());
        for (int i = 0; i < takes; i++) {
            boolean owned = random.nextInt(5) > 0;
            AllocationAttribute holder = AllocationAttribute.of(
                    random.nextInt(5) > 0 ? word(random) + (random.nextBoolean() ? "" : i) : null,
                    owned ? owner(random) : null,
                    random.nextInt(5) == 0 ? owner(random) : null);
            editor.nextSequenceNumber();
            if (random.nextInt(4) == 0) {
                boolean unused = editor.assign(random.nextInt((int) cidr.sizeSaturated()), holder);
            } else {
                int unused = editor.takeNext(holder);
            }
        }
        List<Integer> held = new ArrayList<>();
        for (int ordinal = 0; ordinal < cidr.sizeSaturated(); ordinal++) {
            if (editor.holder(ordinal) != null && random.nextInt(3) == 0) {
                held.add(ordinal);
            }
        }
        editor.release(held.stream().mapToInt(Integer::intValue).toArray());
        return editor.toBlock();
    }

    private static String word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static OwnerAttributes owner(SplittableRandom random) {
        return random.nextBoolean()
                ? OwnerAttributes.of("namespace", "ns", "node", "n", "pod", "p-" + random.nextInt(9))
                : OwnerAttributes.of(word(random), word(random), "pod", word(random));
    }
}
