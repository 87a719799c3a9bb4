// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.IPAddressString;
import io.calico4j.diagnostic.FormatException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class IpRangeTest {
    @Example
    void reads_ranges_blocks_and_addresses() {
        assertThat(IpRange.parse("10.0.0.5-10.0.0.19")).hasToString("10.0.0.5-10.0.0.19");
        assertThat(IpRange.parse("10.1.0.0/30")).hasToString("10.1.0.0-10.1.0.3");
        assertThat(IpRange.parse("fd00::7")).hasToString("fd00::7");
        assertThat(IpRange.parse("fd00::7-fd00::1:0").size()).isEqualTo(BigInteger.valueOf(0x10000 - 6));
        for (String wrong :
                List.of("", "-", "10.0.0.9-10.0.0.8", "10.0.0.1-fd00::", "10.0.0.1-", "10.0.0.1-10.0.0.2-10.0.0.3")) {
            assertThatThrownBy(() -> IpRange.parse(wrong)).as(wrong).isInstanceOf(FormatException.class);
            assertThat(IpRange.tryParse(wrong)).isEmpty();
        }
        assertThatThrownBy(() -> new IpRange(IpAddress.parse("10.0.0.2"), IpAddress.parse("10.0.0.1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.0.2-10.0.0.1");
    }

    @Example
    void converts_from_the_address_library() {
        assertThat(IpRange.of(new IPAddressString("10.3.4-6.*").getAddress())).hasToString("10.3.4.0-10.3.6.255");
        assertThatThrownBy(() -> IpRange.of(new IPAddressString("10.3-4.5.6").getAddress()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(IpRange.of(Cidr.parse("::/0")).size()).isEqualTo(BigInteger.ONE.shiftLeft(128));
        assertThat(IpRange.parse("10.8.0.0-10.8.255.255").toCidr()).contains(Cidr.parse("10.8.0.0/16"));
        assertThat(IpRange.parse("10.8.0.1-10.8.255.255").toCidr()).isEmpty();
    }

    @Property(tries = 300)
    void blocks_hold_exactly_the_addresses(
            @ForAll @IntRange(min = 0, max = 400) int a, @ForAll @IntRange(min = 0, max = 400) int b) {
        IpRange range = new IpRange(address(Math.min(a, b)), address(Math.max(a, b)));
        List<Cidr> blocks = range.toCidrs();
        List<IpAddress> held = new ArrayList<>();
        for (Cidr block : blocks) {
            for (long i = 0; i < block.sizeSaturated(); i++) {
                held.add(block.address(i));
            }
        }
        List<IpAddress> expected = new ArrayList<>();
        for (int i = 0; i <= 400; i++) {
            if (range.contains(address(i))) {
                expected.add(address(i));
            }
        }
        assertThat(held).isEqualTo(expected).hasSize(range.size().intValueExact());
        for (int i = 1; i < blocks.size(); i++) {
            Cidr before = blocks.get(i - 1);
            boolean mergeable = before.prefixLength() == blocks.get(i).prefixLength()
                    && before.enclosing(before.prefixLength() - 1).contains(blocks.get(i));
            assertThat(mergeable).isFalse();
        }
    }

    @Property(tries = 300)
    void overlap_and_intersection_agree_with_membership(
            @ForAll @IntRange(min = 0, max = 20) int a,
            @ForAll @IntRange(min = 0, max = 20) int b,
            @ForAll @IntRange(min = 0, max = 20) int c,
            @ForAll @IntRange(min = 0, max = 20) int d) {
        IpRange one = new IpRange(address(Math.min(a, b)), address(Math.max(a, b)));
        IpRange other = new IpRange(address(Math.min(c, d)), address(Math.max(c, d)));
        int common = 0;
        for (int i = 0; i <= 20; i++) {
            boolean both = one.contains(address(i)) && other.contains(address(i));
            common += both ? 1 : 0;
            assertThat(one.intersection(other).isPresent()).isEqualTo(one.overlaps(other));
        }
        assertThat(one.intersection(other).map(IpRange::size).orElse(BigInteger.ZERO))
                .isEqualTo(BigInteger.valueOf(common));
        assertThat(one.contains(other))
                .isEqualTo(one.intersection(other).filter(other::equals).isPresent());
    }

    private static IpAddress address(int offset) {
        return IpAddress.parse("10.0.255.0").plus(offset);
    }
}
