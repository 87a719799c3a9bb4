// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.calico4j.diagnostic.FormatException;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @Test
    void reads_a_network_only_without_bits_behind_its_mask() {
        assertThat(Cidr.tryParseNetwork("10.1.0.0/16")).contains(Cidr.parse("10.1.0.0/16"));
        assertThat(Cidr.tryParseNetwork("10.1.0.7")).contains(Cidr.parse("10.1.0.7/32"));
        assertThat(Cidr.tryParseNetwork("2001:db8::/32")).contains(Cidr.parse("2001:db8::/32"));
        assertThat(Cidr.tryParseNetwork("10.1.0.7/16")).isEmpty();
        assertThat(Cidr.tryParseNetwork("2001:db8::1/32")).isEmpty();
        assertThat(Cidr.tryParseNetwork("10.1/16")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.244.0.0/16, 10.244.0.0/16",
        "10.244.7.9/16, 10.244.0.0/16",
        "10.1.2.3/016, 10.1.0.0/16",
        "1.2.3.4/0, 0.0.0.0/0",
        "1.2.3.4/32, 1.2.3.4/32",
        "FD00:0::/48, fd00::/48",
        "2001:db8::1/64, 2001:db8::/64",
        "2001:db8::1/65, 2001:db8::/65",
        "2001:db8::ffff:0:0:1/65, 2001:db8:0:0:8000::/65",
        "::1/0, ::/0",
        "::5/128, ::5/128",
        "::ffff:10.1.2.3/104, 10.0.0.0/8",
        "::ffff:10.1.2.3/128, 10.1.2.3/32",
        "::ffff:10.1.2.3/96, 0.0.0.0/0",
        "::ffff:10.1.2.3/95, ::fffe:0:0/95",
        "::ffff:10.1.2.3/64, ::/64",
    })
    void reads_clears_host_bits_and_writes(String text, String canonical) {
        assertThat(Cidr.parse(text)).hasToString(canonical);
        assertThat(Cidr.tryParse(text)).contains(Cidr.parse(canonical));
        assertThat(Cidr.parseOrAddress(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/8 ",
                "10.0.0/8",
                "10.0.0.0/8/8",
                "::1%eth0/64",
                "fe80::/64%eth0",
                "::ffff:1.2.3.4/129",
                "1.2.3.4/0x8",
                "1.2.3.4/255.0.0.0",
                "1.2.3.4/4294967304",
                "1.2.3.4/\u0668",
                " 10.0.0.0/8"
            })
    void refuses_everything_else(String text) {
        assertThat(Cidr.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(FormatException.class);
    }

    @Test
    void says_what_was_expected_where() {
        assertThatThrownBy(() -> Cidr.parse("10.0.0.0/33"))
                .hasMessage("\"10.0.0.0/33\": expected a prefix length 0..32 at offset 9");
        assertThatThrownBy(() -> Cidr.parse("10.0.0.0"))
                .hasMessage("\"10.0.0.0\": expected \"/\" and a prefix length at offset 8");
        assertThatThrownBy(() -> Cidr.parse("10.0.0.999/8"))
                .hasMessage("\"10.0.0.999/8\": expected an octet 0..255 at offset 7");
    }

    @Test
    void strict_insists_on_the_canonical_text() {
        assertThat(Cidr.strict("10.0.0.0/8")).isEqualTo(Cidr.parse("10.0.0.0/8"));
        for (String text : List.of("10.0.0.1/8", "10.0.0.0/08", "FD00::/8", "::ffff:1.2.3.4/128")) {
            assertThatThrownBy(() -> Cidr.strict(text)).as(text).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void reads_a_bare_address_only_where_asked() {
        assertThat(Cidr.parseOrAddress("10.0.0.7")).hasToString("10.0.0.7/32");
        assertThat(Cidr.tryParseOrAddress("fd00::7")).contains(Cidr.parse("fd00::7/128"));
        assertThat(Cidr.tryParseOrAddress("10.0.0")).isEmpty();
    }

    @Test
    void knows_its_bounds() {
        var block = Cidr.parse("10.1.2.64/26");
        assertThat(block.first()).hasToString("10.1.2.64");
        assertThat(block.last()).hasToString("10.1.2.127");
        assertThat(block.mask()).hasToString("255.255.255.192");
        assertThat(block.size()).isEqualTo(64);
        assertThat(block.address(5)).hasToString("10.1.2.69");
        assertThatThrownBy(() -> block.address(64)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> block.address(-1)).isInstanceOf(IndexOutOfBoundsException.class);

        var wide = Cidr.parse("fd00::/48");
        assertThat(wide.last()).hasToString("fd00::ffff:ffff:ffff:ffff:ffff");
        assertThat(wide.size()).isEqualTo(BigInteger.TWO.pow(80));
        assertThat(wide.sizeSaturated()).isEqualTo(Long.MAX_VALUE);
        assertThat(Cidr.parse("fd00::/66").sizeSaturated()).isEqualTo(1L << 62);
        assertThat(wide.address(3)).hasToString("fd00::3");
    }

    @Test
    void never_contains_the_other_family() {
        assertThat(Cidr.parse("::/0").contains(IpAddress.parse("1.2.3.4"))).isFalse();
        assertThat(Cidr.parse("0.0.0.0/0").contains(IpAddress.parse("::1"))).isFalse();
        assertThat(Cidr.parse("::/0").contains(Cidr.parse("0.0.0.0/8"))).isFalse();
        assertThat(Cidr.parse("0.0.0.0/0").overlaps(Cidr.parse("::/1"))).isFalse();
    }

    @Test
    void splits_in_ascending_order() {
        assertThat(Cidr.parse("10.0.0.0/24").split(26))
                .map(Cidr::toString)
                .containsExactly("10.0.0.0/26", "10.0.0.64/26", "10.0.0.128/26", "10.0.0.192/26");
        assertThat(Cidr.parse("fd00::/63").split(65))
                .map(Cidr::toString)
                .containsExactly("fd00::/65", "fd00::8000:0:0:0/65", "fd00:0:0:1::/65", "fd00:0:0:1:8000::/65");
        assertThat(Cidr.parse("::/0").split(62).skip(3).findFirst()).contains(Cidr.parse("0:0:0:c::/62"));
        assertThat(Cidr.parse("10.0.0.9/32").split(32)).containsExactly(Cidr.parse("10.0.0.9/32"));
        assertThat(Cidr.parse("fd00::8/126").split(128)).hasSize(4).last().hasToString("fd00::b/128");
        assertThatThrownBy(() -> Cidr.parse("10.0.0.0/24").split(23)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cidr.parse("10.0.0.0/24").split(33)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cidr.parse("::/0").split(63)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void orders_by_family_network_and_prefix() {
        assertThat(Stream.of("10.0.0.0/16", "::/0", "9.0.0.0/8", "10.0.0.0/8", "200.0.0.0/8")
                        .map(Cidr::parse)
                        .sorted())
                .map(Cidr::toString)
                .containsExactly("9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/16", "200.0.0.0/8", "::/0");
    }

    @Test
    void encloses() {
        assertThat(Cidr.parse("10.1.2.0/24").enclosing(9)).hasToString("10.0.0.0/9");
        assertThatThrownBy(() -> Cidr.parse("10.1.2.0/24").enclosing(25)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cidr.parse("10.1.2.0/24").enclosing(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cidr.of(IpAddress.parse("10.1.2.0"), 33)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takes_single_blocks_of_the_address_library_only() {
        assertThat(Cidr.of(new IPAddressString("10.0.0.0-255").getAddress())).hasToString("10.0.0.0/24");
        assertThat(Cidr.of(new IPAddressString("10.0.0.7").getAddress())).hasToString("10.0.0.7/32");
        var range = new IPAddressString("10.0.0.0-9").getAddress();
        assertThatThrownBy(() -> Cidr.of(range)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void reads_what_it_writes(@ForAll("cidrs") Cidr cidr) {
        assertThat(Cidr.parse(cidr.toString())).isEqualTo(cidr).hasSameHashCodeAs(cidr);
        assertThat(Cidr.strict(cidr.toString())).isEqualTo(cidr);
    }

    @Property
    void agrees_with_the_address_library(@ForAll("cidrs") Cidr a, @ForAll("cidrs") Cidr b) {
        IPAddress libraryA = a.toIpAddress();
        IPAddress libraryB = b.toIpAddress();
        if (a.family() == b.family()) {
            assertThat(a.contains(b)).isEqualTo(libraryA.contains(libraryB));
            assertThat(a.overlaps(b)).isEqualTo(libraryA.intersect(libraryB) != null);
            assertThat(a.contains(b.last())).isEqualTo(libraryA.contains(libraryB.getUpper()));
        }
        assertThat(a.size()).isEqualTo(libraryA.getCount());
        assertThat(Cidr.of(libraryA)).isEqualTo(a);
    }

    @Property
    void parts_partition_the_whole(@ForAll("cidrs") Cidr cidr, @ForAll @IntRange(max = 7) int added) {
        int prefix = Math.min(cidr.family().bits(), cidr.prefixLength() + added);
        List<Cidr> parts = cidr.split(prefix).toList();

        assertThat(parts.get(0).first()).isEqualTo(cidr.first());
        assertThat(parts.get(parts.size() - 1).last()).isEqualTo(cidr.last());
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i - 1).last().plus(1)).isEqualTo(parts.get(i).first());
        }
        assertThat(parts)
                .allMatch(p -> p.prefixLength() == prefix
                        && p.enclosing(cidr.prefixLength()).equals(cidr));
    }

    @Property
    void order_is_total_and_agrees_with_equality(
            @ForAll("cidrs") Cidr a, @ForAll("cidrs") Cidr b, @ForAll("cidrs") Cidr c) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a).isLessThanOrEqualTo(c);
        }
    }

    @Provide
    Arbitrary<Cidr> cidrs() {
        Arbitrary<Cidr> v4 = Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.integers(), Arbitraries.of(0, 1, -1, 0x0a000000, 0x0a010000)),
                        Arbitraries.integers().between(0, 32))
                .as((bits, prefix) -> Cidr.of(IpAddress.v4(bits), prefix));
        Arbitrary<Long> half = Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.of(0L, 1L, -1L, 0xfd00L << 48));
        Arbitrary<Cidr> v6 = Combinators.combine(
                        half, half, Arbitraries.integers().between(0, 128))
                .as((high, low, prefix) -> Cidr.of(IpAddress.v6(high, low), prefix));
        return Arbitraries.oneOf(v4, v6).filter(c -> !c.toString().startsWith("::ffff:"));
    }
}
