// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.diagnostic.FormatException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsNumberTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "64512, 64512",
        "4294967295, 4294967295",
        "0000065001, 65001",
        "1.10, 65546",
        "65535.65535, 4294967295",
        "0.7, 7",
        "00001.00002, 65538"
    })
    void reads_plain_and_dotted_numbers(String text, String plain) {
        assertThat(AsNumber.parse(text)).hasToString(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1.",
                ".1",
                "1.2.3",
                "4294967296",
                "65536.0",
                "0.65536",
                "-1",
                "+1",
                "1e3",
                "0x1",
                "1 ",
                "99999999999999999999",
                "\u0661"
            })
    void refuses_everything_else(String text) {
        assertThat(AsNumber.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> AsNumber.parse(text)).isInstanceOf(FormatException.class);
    }

    @Test
    void knows_private_numbers() {
        assertThat(AsNumber.of(64_512).isPrivate()).isTrue();
        assertThat(AsNumber.of(65_535).isPrivate()).isFalse();
        assertThat(AsNumber.of(4_200_000_001L).isPrivate()).isTrue();
        assertThat(AsNumber.of(3_333).isPrivate()).isFalse();
        assertThatThrownBy(() -> AsNumber.of(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AsNumber.of(1L << 32)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void both_notations_give_the_number_back(@ForAll @LongRange(max = 0xffff_ffffL) long value) {
        var number = AsNumber.of(value);
        assertThat(AsNumber.parse(number.toString())).isEqualTo(number);
        assertThat(AsNumber.parse(number.toDotted())).isEqualTo(number);
    }
}
