// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.diagnostic.FormatException;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
    @ParameterizedTest
    @CsvSource({
        "90s, 1m30s",
        "1h, 1h0m0s",
        "1500us, 1.5ms",
        "1us, 1µs",
        "2µs, 2µs",
        "3μs, 3µs",
        "0, 0s",
        "-0, 0s",
        "+5s, 5s",
        "-5s, -5s",
        "1.5h, 1h30m0s",
        ".5s, 500ms",
        "5.s, 5s",
        "0.1us, 100ns",
        "1ns, 1ns",
        "999ns, 999ns",
        "1001ns, 1.001µs",
        "1h1h, 2h0m0s",
        "1s1h, 1h0m1s",
        "100h0.5s, 100h0m0.5s",
        "0.9999999999s, 999.999999ms",
        "1.00000000000000000000000000000000001s, 1s",
        "9223372036854775807ns, 2562047h47m16.854775807s",
        "-9223372036854775808ns, -2562047h47m16.854775808s",
        "0.100000000000000000000h, 6m0s",
        "0.9223372036854775808ns, 0s",
    })
    void reads_and_writes_the_canonical_form(String text, String canonical) {
        assertThat(GoDuration.format(GoDuration.parse(text))).isEqualTo(canonical);
        assertThat(GoDuration.parseNanos(canonical)).isEqualTo(GoDuration.parseNanos(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                "1",
                "s",
                ".s",
                ".",
                "1d",
                "1 s",
                " 1s",
                "1s ",
                "1.2.3s",
                "--1s",
                "1S",
                "1e3s",
                "0x1s",
                "9223372036854775808ns",
                "-9223372036854775809ns",
                "2562048h",
                "9223372036854775807ns1ns",
                "1s1",
                "99999999999999999999s",
                "9223372036854775808ns9223372036854775808ns",
                "-",
                "00",
                "\u0661s",
                "1m30"
            })
    void refuses_everything_else(String text) {
        assertThatThrownBy(() -> GoDuration.parseNanos(text)).isInstanceOf(FormatException.class);
    }

    @Test
    void is_bounded_by_64_bits_of_nanoseconds() {
        assertThat(GoDuration.format(Duration.ofNanos(Long.MIN_VALUE))).isEqualTo("-2562047h47m16.854775808s");
        assertThat(GoDuration.format(Duration.ofNanos(-1))).isEqualTo("-1ns");
        assertThat(GoDuration.format(Duration.ofNanos(-1_000_000_001))).isEqualTo("-1.000000001s");
        assertThatThrownBy(() -> GoDuration.format(Duration.ofDays(200_000))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void evaluates_a_very_long_text_in_one_pass() {
        assertThat(GoDuration.parseNanos("1ns".repeat(100_000))).isEqualTo(100_000);
    }

    @Property
    void reads_what_it_writes(@ForAll long nanos) {
        assertThat(GoDuration.parseNanos(GoDuration.format(nanos))).isEqualTo(nanos);
    }
}
