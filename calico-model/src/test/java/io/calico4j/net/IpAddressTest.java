// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.IPAddressString;
import io.calico4j.diagnostic.FormatException;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.254.253.252, 255.254.253.252",
        "::, ::",
        "::1, ::1",
        "FD00:0::, fd00::",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "1:0:0:4:5:6:7:8, 1::4:5:6:7:8",
        "0001:0002:0003:0004:0005:0006:0007:0008, 1:2:3:4:5:6:7:8",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:0203, 192.0.2.3",
        "0:0:0:0:0:ffff:1.2.3.4, 1.2.3.4",
        "::1.2.3.4, ::102:304",
        "64:ff9b::1.2.3.4, 64:ff9b::102:304",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "1:2:3:4:5::1.2.3.4, 1:2:3:4:5:0:102:304",
        "::ffff:0:0, 0.0.0.0",
        "::fffe:1.2.3.4, ::fffe:102:304",
        "1::, 1::",
    })
    void reads_and_writes_the_canonical_text(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical);
        assertThat(IpAddress.tryParse(text)).contains(IpAddress.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.00",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.4/32",
                "0x1.2.3.4",
                "1.2.3.4a",
                "+1.2.3.4",
                "-1.2.3.4",
                "1.2.3.1000000000000",
                ":",
                ":::",
                "1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1::2::3",
                "12345::",
                "::00001",
                "g::",
                "::1%eth0",
                "1:",
                ":1",
                "1:2:3:4:5:6:7:",
                ":1:2:3:4:5:6:7:8",
                "::1.2.3",
                "::1.2.3.4.5",
                "::1.2.3.4:5",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1:2:3:4:5:1.2.3.4",
                "::01.2.3.4",
                "1:2:3:4:5:6::1.2.3.4.",
                "1:2:3:4:5:6:7:8.1.1.1",
                "::256.1.1.1",
                "1.2.3.4:",
                "\u0661.2.3.4",
                "::\uff11",
                "1:2:3:4:5:6:1.2.3.4::",
                "::1:2:3:4:5:6:1.2.3.4",
                "[::1]",
                "::-1",
                "0.0.0.0000"
            })
    void refuses_everything_else(String text) {
        assertThat(IpAddress.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> IpAddress.parse(text)).isInstanceOf(FormatException.class);
    }

    @Test
    void says_what_was_expected_where() {
        assertThatThrownBy(() -> IpAddress.parse("10.01.2.3"))
                .hasMessage("\"10.01.2.3\": expected an octet without leading zeros at offset 3");
        assertThatThrownBy(() -> IpAddress.parse("fe80::1%eth0"))
                .hasMessage("\"fe80::1%eth0\": expected a colon at offset 7");
    }

    @Test
    void orders_by_family_then_as_an_unsigned_number() {
        assertThat(IpAddress.parse("255.0.0.1")).isGreaterThan(IpAddress.parse("127.0.0.2"));
        assertThat(IpAddress.parse("::3")).isGreaterThan(IpAddress.parse("255.255.255.255"));
        assertThat(IpAddress.parse("ff00::4")).isGreaterThan(IpAddress.parse("7f00::5"));
        assertThat(IpAddress.parse("::8000:0:0:6")).isGreaterThan(IpAddress.parse("::7000:0:0:7"));
    }

    @Test
    void steps_within_its_family_only() {
        assertThat(IpAddress.parse("10.0.0.250").plus(10)).hasToString("10.0.1.4");
        assertThat(IpAddress.parse("10.0.1.4").plus(-10)).hasToString("10.0.0.250");
        assertThat(IpAddress.parse("fd00::ffff:ffff:ffff:ffff").plus(2)).hasToString("fd00:0:0:1::1");
        assertThat(IpAddress.parse("fd00:0:0:1::1").plus(-2)).hasToString("fd00::ffff:ffff:ffff:ffff");
        assertThat(IpAddress.parse("::").plus(Long.MAX_VALUE)).hasToString("::7fff:ffff:ffff:ffff");
        assertThat(IpAddress.parse("::1:0:0:0:0").plus(Long.MIN_VALUE)).hasToString("::8000:0:0:0");
        assertThatThrownBy(() -> IpAddress.parse("255.255.255.254").plus(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> IpAddress.parse("0.0.0.3").plus(-4)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> IpAddress.parse("0.0.0.3").plus(Long.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> IpAddress.parse("0.0.0.3").plus(Long.MIN_VALUE))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> IpAddress.parse("::5").plus(-6)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> IpAddress.v6(-1, -3).plus(3)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void knows_its_special_ranges() {
        assertThat(IpAddress.parse("127.3.2.1").isLoopback()).isTrue();
        assertThat(IpAddress.parse("::1").isLoopback()).isTrue();
        assertThat(IpAddress.parse("169.254.7.7").isLinkLocal()).isTrue();
        assertThat(IpAddress.parse("febf::8").isLinkLocal()).isTrue();
        assertThat(IpAddress.parse("fec0::8").isLinkLocal()).isFalse();
        assertThat(IpAddress.parse("239.1.1.9").isMulticast()).isTrue();
        assertThat(IpAddress.parse("240.1.1.9").isMulticast()).isFalse();
        assertThat(IpAddress.parse("ff02::a").isMulticast()).isTrue();
        assertThat(IpAddress.parse("0.0.0.0").isUnspecified()).isTrue();
        assertThat(IpAddress.parse("0.0.0.1").isLoopback()).isFalse();
    }

    @Test
    void shows_its_bits() {
        var address = IpAddress.parse("128.0.0.1");
        assertThat(address.bit(0)).isTrue();
        assertThat(address.bit(1)).isFalse();
        assertThat(address.bit(31)).isTrue();
        assertThatThrownBy(() -> address.bit(32)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(IpAddress.parse("::2").bit(126)).isTrue();
        assertThat(IpAddress.parse("4000::").bit(1)).isTrue();
        assertThat(address.v4Bits()).isEqualTo(0x80000001);
        assertThat(address.lowBits()).isEqualTo(0x80000001L);
        assertThatThrownBy(IpAddress.parse("::2")::v4Bits).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takes_octets_of_both_families() {
        assertThat(IpAddress.of(new byte[] {10, (byte) 200, 3, 4})).hasToString("10.200.3.4");
        assertThat(IpAddress.of(IpAddress.parse("fd00:1::abcd").octets())).hasToString("fd00:1::abcd");
        assertThat(IpAddress.of(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 1, 2, 3, 4}))
                .hasToString("1.2.3.4");
        assertThatThrownBy(() -> IpAddress.of(new byte[5])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_a_range_of_the_address_library() {
        var block = new IPAddressString("10.0.0.0/24").getAddress().toPrefixBlock();
        assertThatThrownBy(() -> IpAddress.of(block)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void reads_what_it_writes(@ForAll int v4, @ForAll long high, @ForAll long low) {
        for (IpAddress address : new IpAddress[] {IpAddress.v4(v4), IpAddress.v6(high, low), sparse(high, low)}) {
            assertThat(IpAddress.parse(address.toString())).isEqualTo(address).hasSameHashCodeAs(address);
        }
    }

    @Property
    void agrees_with_the_address_library(@ForAll int v4, @ForAll long high, @ForAll long low) {
        for (IpAddress address : new IpAddress[] {IpAddress.v4(v4), IpAddress.v6(high, low), sparse(high, low)}) {
            assertThat(address).hasToString(address.toIpAddress().toCanonicalString());
            assertThat(IpAddress.of(address.toIpAddress())).isEqualTo(address);
            assertThat(new IPAddressString(address.toString()).getAddress()).isEqualTo(address.toIpAddress());
        }
    }

    @Property
    void order_and_arithmetic_are_those_of_the_number(@ForAll long high, @ForAll long low, @ForAll long step) {
        var address = IpAddress.v6(high, low);
        var sum = number(address).add(BigInteger.valueOf(step));
        if (sum.signum() < 0 || sum.bitLength() > 128) {
            assertThatThrownBy(() -> address.plus(step)).isInstanceOf(ArithmeticException.class);
        } else {
            assertThat(number(address.plus(step))).isEqualTo(sum);
            assertThat(Integer.signum(address.plus(step).compareTo(address))).isEqualTo(Long.signum(step));
        }
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(1, address.octets());
    }

    /** An address with many zero groups, chosen by the bits of {@code which}. */
    private static IpAddress sparse(long which, long bits) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            long group = bits & (0xffffL << (16 * i));
            high |= (which & (1L << i)) == 0 ? 0 : group;
            low |= (which & (16L << i)) == 0 ? 0 : group;
        }
        return IpAddress.ofBits(high, low);
    }
}
