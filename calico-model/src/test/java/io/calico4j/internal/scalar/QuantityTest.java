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
}
