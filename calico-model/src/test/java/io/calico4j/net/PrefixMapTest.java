// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PrefixMapTest {
    private final PrefixMap<String> map = PrefixMap.<String>builder()
            .put(Cidr.parse("10.0.0.0/8"), "ten")
            .put(Cidr.parse("10.1.0.0/16"), "ten-one")
            .put(Cidr.parse("10.1.2.3/32"), "host")
            .put(Cidr.parse("192.168.0.0/16"), "home")
            .put(Cidr.parse("fd00::/8"), "six")
            .put(Cidr.parse("fd00:1::5/128"), "six-host")
            .build();

    @Test
    void finds_the_longest_block_around_an_address() {
        assertThat(map.longestMatchOr(IpAddress.parse("10.1.2.3"), "-")).isEqualTo("host");
        assertThat(map.longestMatchOr(IpAddress.parse("10.1.2.4"), "-")).isEqualTo("ten-one");
        assertThat(map.longestMatchOr(IpAddress.parse("10.2.0.1"), "-")).isEqualTo("ten");
        assertThat(map.longestMatchOr(IpAddress.parse("11.0.0.1"), "-")).isEqualTo("-");
        assertThat(map.longestMatchOr(IpAddress.parse("fd00:1::5"), "-")).isEqualTo("six-host");
        assertThat(map.longestMatch(IpAddress.parse("fd00:1::6")))
                .contains(new PrefixMap.Entry<>(Cidr.parse("fd00::/8"), "six"));
        assertThat(map.longestMatch(Cidr.parse("10.1.2.0/24")).orElseThrow().value())
                .isEqualTo("ten-one");
    }

    @Test
    void lists_what_covers_and_what_is_covered() {
        assertThat(map.covering(IpAddress.parse("10.1.2.3")))
                .extracting(PrefixMap.Entry::value)
                .containsExactly("ten", "ten-one", "host");
        assertThat(map.coveredBy(Cidr.parse("10.0.0.0/9")))
                .extracting(PrefixMap.Entry::value)
                .containsExactly("ten-one", "host");
        assertThat(map.overlaps(Cidr.parse("192.0.0.0/8"))).isTrue();
        assertThat(map.overlaps(Cidr.parse("172.16.0.0/12"))).isFalse();
    }

    @Test
    void changes_leave_the_old_map_alone() {
        var smaller = map.without(Cidr.parse("10.1.0.0/16"));

        assertThat(smaller.size()).isEqualTo(5);
        assertThat(smaller.longestMatchOr(IpAddress.parse("10.1.2.4"), "-")).isEqualTo("ten");
        assertThat(map.size()).isEqualTo(6);
        assertThat(map.get(Cidr.parse("10.1.0.0/16"))).contains("ten-one");
        assertThat(map.without(Cidr.parse("10.1.0.0/17"))).isSameAs(map);
        assertThat(map.with(Cidr.parse("10.1.0.0/16"), "ten-one")).isSameAs(map);
        assertThat(PrefixMap.empty().isEmpty()).isTrue();
        assertThat(smaller)
                .hasToString(
                        "{10.0.0.0/8=ten, 10.1.2.3/32=host, 192.168.0.0/16=home, fd00::/8=six, fd00:1::5/128=six-host}");
    }

    @Test
    void the_default_routes_of_both_families_do_not_meet() {
        var routes = PrefixMap.<Integer>builder()
                .put(Cidr.parse("0.0.0.0/0"), 4)
                .put(Cidr.parse("::/0"), 6)
                .build();

        assertThat(routes.longestMatchOr(IpAddress.parse("1.2.3.4"), 0)).isEqualTo(4);
        assertThat(routes.longestMatchOr(IpAddress.parse("::1"), 0)).isEqualTo(6);
        assertThat(routes.covering(Cidr.parse("0.0.0.0/0"))).hasSize(1);
    }

    @Test
    void folds_from_the_longest_blocks_up() {
        var depth = new PrefixMap.Fold<String, Integer>() {
            @Override
            public Integer none() {
                return 0;
            }

            @Override
            public Integer block(Cidr prefix, Optional<String> value, Integer lower, Integer upper) {
                return Math.max(lower, upper) + (value.isPresent() ? 1 : 0);
            }
        };

        assertThat(map.fold(IpFamily.V4, depth)).isEqualTo(3);
        assertThat(map.fold(IpFamily.V6, depth)).isEqualTo(2);
        assertThat(PrefixMap.<String>empty().fold(IpFamily.V6, depth)).isZero();
    }

    @Property
    void answers_as_a_list_of_all_entries_would(
            @ForAll("histories") List<Integer> history, @ForAll("blocks") Cidr asked) {
        var naive = new NaivePrefixMap();
        PrefixMap<Integer> fast = PrefixMap.empty();
        for (int i = 0; i < history.size(); i++) {
            Cidr block = block(history.get(i) >> 1);
            boolean removes = (history.get(i) & 1) == 1;
            fast = removes ? fast.without(block) : fast.with(block, i);
            if (removes) {
                naive.entries.remove(block);
            } else {
                naive.entries.put(block, i);
            }
        }
        IpAddress address = asked.last();
        assertThat(fast.size()).isEqualTo(naive.entries.size());
        assertThat(fast.entries()).isEqualTo(naive.where(c -> true));
        assertThat(fast.get(asked)).isEqualTo(Optional.ofNullable(naive.entries.get(asked)));
        assertThat(fast.longestMatch(address)).isEqualTo(naive.longest(c -> c.contains(address)));
        assertThat(fast.longestMatch(asked)).isEqualTo(naive.longest(c -> c.contains(asked)));
        assertThat(fast.covering(asked)).isEqualTo(naive.where(c -> c.contains(asked)));
        assertThat(fast.coveredBy(asked)).isEqualTo(naive.where(asked::contains));
        assertThat(fast.overlaps(asked)).isEqualTo(!naive.where(asked::overlaps).isEmpty());
        assertThat(fast).isEqualTo(PrefixMap.copyOf(naive.entries)).hasSameHashCodeAs(PrefixMap.copyOf(naive.entries));
    }

    @Test
    void the_order_of_insertion_does_not_show() {
        var entries = new ArrayList<>(map.entries());
        Collections.shuffle(entries, new Random(7));
        var builder = PrefixMap.<String>builder();
        entries.forEach(e -> builder.put(e.prefix(), e.value()));

        assertThat(builder.build()).isEqualTo(map).hasToString(map.toString());
    }

    @Provide
    Arbitrary<List<Integer>> histories() {
        return Arbitraries.integers().between(0, 1 << 14).list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<Cidr> blocks() {
        return Arbitraries.integers().between(0, 1 << 13).map(PrefixMapTest::block);
    }

    /** A block in a small space, so that blocks meet often: bit 0 the family, then a length, then a few bits. */
    private static Cidr block(int seed) {
        int bits = seed >> 5;
        int length = (seed >> 1) & 0xf;
        if ((seed & 1) == 0) {
            return Cidr.of(IpAddress.v4((bits << 24) | (bits & 0xff)), length < 12 ? length : 20 + length - 3);
        }
        return Cidr.of(IpAddress.v6((long) bits << 56, bits & 0xff), length < 12 ? length : 113 + length);
    }
}
