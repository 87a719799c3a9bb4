// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.diagnostic.FormatException;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2024-05-06T07:08:09Z, 2024-05-06T07:08:09Z",
        "2024-05-06T07:08:09.987654321Z, 2024-05-06T07:08:09Z",
        "'2024-05-06T07:08:09,5Z', 2024-05-06T07:08:09Z",
        "2024-05-06T07:08:09+02:30, 2024-05-06T04:38:09Z",
        "2024-12-31T23:08:09-01:00, 2025-01-01T00:08:09Z",
        "2024-05-06T7:08:09Z, 2024-05-06T07:08:09Z",
        "2024-05-06T07:08:09+24:60, 2024-05-05T06:08:09Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-00:01, 10000-01-01T00:00:59Z",
    })
    void reads_and_writes_in_utc_to_the_second(String text, String utc) {
        assertThat(GoTime.format(GoTime.parse(text))).isEqualTo(utc);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-05-06",
                "2024-05-06T07:08:09",
                "2024-05-06t07:08:09Z",
                "2024-05-06T07:08:09z",
                "2024-05-06 07:08:09Z",
                "2024-5-06T07:08:09Z",
                "24-05-06T07:08:09Z",
                "2024-05-06T24:00:00Z",
                "2024-05-06T07:60:09Z",
                "2024-05-06T07:08:60Z",
                "2023-02-29T07:08:09Z",
                "2024-13-06T07:08:09Z",
                "2024-00-06T07:08:09Z",
                "2024-05-00T07:08:09Z",
                "2024-05-06T07:08:09.Z",
                "2024-05-06T07:08:09Z ",
                " 2024-05-06T07:08:09Z",
                "2024-05-06T07:08:09+0200",
                "2024-05-06T07:08:09+02",
                "2024-05-06T07:08:09+25:00",
                "2024-05-06T07:08:09*02:00",
                "2024-05-06T07:08:9Z",
                "10000-05-06T07:08:09Z",
                "+2024-05-06T07:08:09Z",
                "2024-05-06T07:08Z"
            })
    void refuses_everything_else(String text) {
        assertThatThrownBy(() -> GoTime.parse(text)).isInstanceOf(FormatException.class);
    }

    @Property
    void reads_what_it_writes(@ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second) {
        Instant time = Instant.ofEpochSecond(second);
        assertThat(GoTime.parse(GoTime.format(time))).isEqualTo(time);
        assertThat(GoTime.format(time)).isEqualTo(time.toString());
    }
}
