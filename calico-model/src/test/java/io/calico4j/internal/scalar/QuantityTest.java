// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void reads_numbers_with_decimal_and_binary_suffixes_and_exponents() {
        assertThat(Quantity.parse("1500")).hasValue(1500);
        assertThat(Quantity.parse("2500k")).hasValue(2_500_000);
        assertThat(Quantity.parse("0.5M")).hasValue(500_000);
        assertThat(Quantity.parse("3Gi")).hasValue(3L << 30);
        assertThat(Quantity.parse("1e6")).hasValue(1_000_000);
        assertThat(Quantity.parse("+7E")).hasValue(7_000_000_000_000_000_000L);
        assertThat(Quantity.parse("k")).hasValue(0);
    }

    @Test
    void rounds_away_from_zero() {
        assertThat(Quantity.parse("1500.2")).hasValue(1501);
        assertThat(Quantity.parse("1n")).hasValue(1);
        assertThat(Quantity.parse("-1500m")).hasValue(-2);
        assertThat(Quantity.parse("1.5Ki")).hasValue(1536);
    }

    @Test
    void saturates() {
        assertThat(Quantity.parse("99E")).hasValue(Long.MAX_VALUE);
        assertThat(Quantity.parse("-1e999999999")).hasValue(Long.MIN_VALUE);
        assertThat(Quantity.parse("9".repeat(200_000))).hasValue(Long.MAX_VALUE);
    }

    @Test
    void refuses_everything_else() {
        for (String text : new String[] {"", "10 M", "junk", "1kk", "1e", "1ei", "0x10", "1.2.3"}) {
            assertThat(Quantity.parse(text)).as(text).isEmpty();
        }
    }

    /** The values are those of k8s.io/apimachinery 0.35. */
    @Test
    void wraps_where_the_original_does() {
        assertThat(Quantity.parseWrapped("9223372036854775807")).hasValue(Long.MAX_VALUE);
        assertThat(Quantity.parseWrapped("9223372036854775808")).hasValue(Long.MIN_VALUE);
        assertThat(Quantity.parseWrapped("9223372036854775807.5")).hasValue(Long.MIN_VALUE);
        assertThat(Quantity.parseWrapped("12345678901234567890")).hasValue(-6101065172474983726L);
        assertThat(Quantity.parseWrapped("18446744073709551617000")).hasValue(1000);
        assertThat(Quantity.parseWrapped("99999999999999999999999")).hasValue(200376420520689663L);
        assertThat(Quantity.parseWrapped("9E")).hasValue(9_000_000_000_000_000_000L);
        assertThat(Quantity.parseWrapped("9.5E")).hasValue(0);
        assertThat(Quantity.parseWrapped("10E")).hasValue(0);
        assertThat(Quantity.parseWrapped("1e400")).hasValue(0);
        assertThat(Quantity.parseWrapped("1e-19")).hasValue(1);
        assertThat(Quantity.parseWrapped("16Ei")).hasValue(Long.MAX_VALUE);
        assertThat(Quantity.parseWrapped("-5")).hasValue(-5);
        assertThat(Quantity.parseWrapped("0.5M")).hasValue(500_000);
        assertThat(Quantity.parseWrapped("k")).hasValue(0);
        assertThat(Quantity.parseWrapped("five")).isEmpty();
        assertThat(Quantity.parse("10E")).hasValue(Long.MAX_VALUE);
    }
}
