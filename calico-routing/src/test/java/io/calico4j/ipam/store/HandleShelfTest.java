// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.net.Cidr;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HandleShelfTest {
    /** Two pairs have equal hashes, two have characters of more than one octet, one an unpaired surrogate. */
    private static final List<String> HANDLES =
            List.of("Aa", "BB", "AaAa", "BBBB", "a", "\u00e9t\u00e9", "\u0416", "\ud800x", "x".repeat(300), "ab", "b");

    private static final Shelf.Change UNSEEN = before -> {};

    /** One call: which, of which handle, expecting the revision of so many calls ago. */
    record Call(int kind, int handle, int age) {}

    @Provide
    Arbitrary<List<Call>> calls() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, HANDLES.size() - 1),
                        Arbitraries.integers().between(0, 2))
                .as(Call::new)
                .list()
                .ofMaxSize(80);
    }

    @Property(tries = 300)
    void tables_answer_as_a_map_of_objects_does(@ForAll("calls") List<Call> calls) {
        Shelf tables = new HandleShelf();
        Shelf map = new MapShelf();
        long revision = 0;
        for (Call call : calls) {
            revision++;
            assertThat(answer(tables, call, revision)).isEqualTo(answer(map, call, revision));
        }
        assertThat(content(tables)).isEqualTo(content(map));
    }

    /** Returns one of values that take more and fewer octets: of no block, of some of either family, marked or not. */
    private static AllocationHandle value(int revision) {
        AllocationHandle value = AllocationHandle.empty();
        if ((revision & 1) != 0) {
            value = value.with(Cidr.parse("203.0.113.64/26"), revision);
        }
        if ((revision & 2) != 0) {
            value = value.with(Cidr.parse("2001:db8:1:2:3:4:5:8000/116"), -revision);
        }
        if ((revision & 4) != 0) {
            value = value.with(Cidr.parse("0.0.0.0/0"), Integer.MAX_VALUE).with(Cidr.parse("fd00::7/128"), 5);
        }
        return value.withDeleted((revision & 8) != 0);
    }

    private static Object answer(Shelf shelf, Call call, long revision) {
        IpamKey.HandleKey key = new IpamKey.HandleKey(HANDLES.get(call.handle()));
        IpamStore.Entry<?> next = new IpamStore.Entry<>(key, value((int) revision), revision);
        IpamStore.Entry<?> now = shelf.get(key);
        long expected = (now == null ? 0 : now.revision()) - call.age();
        return switch (call.kind()) {
            case 0, 1 -> shelf.create(next, UNSEEN);
            case 2 -> shelf.update(next, expected, UNSEEN);
            case 3 -> shelf.delete(key, expected, UNSEEN);
            case 4 -> {
                shelf.put(next, UNSEEN);
                yield "put";
            }
            case 5 -> shelf.remove(key, UNSEEN);
            default -> String.valueOf(now);
        };
    }

    private static Map<String, String> content(Shelf shelf) {
        Map<String, String> content = new TreeMap<>();
        shelf.forEach(entry ->
                assertThat(content.put(entry.key().path(), entry.toString())).isNull());
        return content;
    }

    @Test
    void many_handles_that_come_and_go_leave_those_that_stay() {
        SplittableRandom random = new SplittableRandom(7);
        Shelf tables = new HandleShelf();
        Map<String, Long> truth = new TreeMap<>();
        for (long revision = 1; revision <= 60_000; revision++) {
            String handle = "k8s-pod-network." + random.nextInt(4_000);
            IpamKey.HandleKey key = new IpamKey.HandleKey(handle);
            Long known = truth.get(handle);
            if (known == null) {
                assertThat(tables.create(new IpamStore.Entry<>(key, AllocationHandle.empty(), revision), UNSEEN))
                        .isTrue();
                truth.put(handle, revision);
            } else {
                assertThat(tables.delete(key, known, UNSEEN)).isEqualTo(Shelf.Outcome.DONE);
                truth.remove(handle);
            }
        }
        Map<String, Long> kept = new TreeMap<>();
        tables.forEach(entry -> kept.put(((IpamKey.HandleKey) entry.key()).handle(), entry.revision()));
        assertThat(kept).isEqualTo(truth).hasSizeGreaterThan(1_000);
    }

    @Test
    void texts_stand_for_values_of_any_length() {
        HandleTable table = new HandleTable();
        SplittableRandom random = new SplittableRandom(11);
        Map<String, String> truth = new TreeMap<>();
        for (int revision = 0; revision < 20_000; revision++) {
            String handle = "h" + random.nextInt(300);
            String text = String.valueOf((char) ('a' + revision % 26)).repeat(random.nextInt(700));
            int hash = handle.hashCode();
            int slot = table.find(handle, hash);
            if (slot >= 0 && random.nextInt(4) == 0) {
                table.remove(slot);
                truth.remove(handle);
                continue;
            }
            StoredText value = new StoredText(text.getBytes(StandardCharsets.UTF_8));
            if (slot >= 0) {
                table.set(slot, handle, value, revision);
            } else {
                table.add(handle, hash, value, revision);
            }
            truth.put(handle, revision + " " + text);
        }
        Map<String, String> kept = new TreeMap<>();
        table.forEach((handle, value, revision) -> kept.put(handle, revision + " " + ((StoredText) value).text()));
        assertThat(kept).isEqualTo(truth).hasSizeGreaterThan(100);
    }

    @Test
    void keys_of_other_kinds_are_refused() {
        assertThatThrownBy(() -> new HandleShelf().get(new IpamKey.ConfigKey()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("config");
    }
}
