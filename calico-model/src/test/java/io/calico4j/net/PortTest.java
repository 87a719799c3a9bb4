// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.diagnostic.FormatException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortTest {
    @ParameterizedTest
    @CsvSource({
        "80, NUMBER, 80",
        "0, NUMBER, 0",
        "65535, NUMBER, 65535",
        "000000000000000000000000081, NUMBER, 81",
        "82:90, RANGE, 82:90",
        "0083:00084, RANGE, 83:84",
        "85:85, NUMBER, 85",
        "0:65535, RANGE, 0:65535",
        "http, NAME, http",
        "80-90, NAME, 80-90",
        "-1, NAME, -1",
        "1.5, NAME, 1.5",
        "Web_A.b-c, NAME, Web_A.b-c",
    })
    void reads_and_writes_the_normal_form(String text, Port.Kind kind, String normal) {
        var port = Port.parse(text);

        assertThat(port).hasToString(normal).isEqualTo(Port.parse(normal));
        assertThat(port.kind()).isEqualTo(kind);
        assertThat(port.isNamed()).isEqualTo(kind == Port.Kind.NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "80:",
                ":80",
                ":",
                "90:80",
                "65536",
                "1:65536",
                "65536:1",
                "a:b",
                "1:2:3",
                "a b",
                "80\n",
                "\u0668",
                "h\u00e4",
                "+80",
                "80,90",
                "99999999999999999999"
            })
    void refuses_everything_else(String text) {
        assertThat(Port.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> Port.parse(text)).isInstanceOf(FormatException.class);
    }

    @Test
    void bounds_the_length_of_a_name() {
        assertThat(Port.parse("n".repeat(128)).isNamed()).isTrue();
        assertThat(Port.tryParse("n".repeat(129))).isEmpty();
        assertThatThrownBy(() -> Port.named("80")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Port.named("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void checks_numbers() {
        assertThat(Port.range(7, 7)).isEqualTo(Port.of(7));
        assertThatThrownBy(() -> Port.of(65536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Port.range(-1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Port.range(6, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Port.Range(5, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void contains_its_numbers() {
        assertThat(Port.range(10, 20).contains(10)).isTrue();
        assertThat(Port.range(10, 20).contains(20)).isTrue();
        assertThat(Port.range(10, 20).contains(21)).isFalse();
        assertThat(Port.of(30).contains(30)).isTrue();
        assertThat(Port.of(30).contains(31)).isFalse();
        assertThat(Port.named("web").contains(40)).isFalse();
        assertThat(Port.range(10, 20).numbers()).contains(new PortRange(10, 20));
        assertThat(Port.of(30).numbers()).contains(new PortRange(30, 30));
        assertThat(Port.named("web").numbers()).isEmpty();
    }

    @Test
    void ranges_know_overlap_and_size() {
        assertThat(new PortRange(1, 5).overlaps(new PortRange(5, 9))).isTrue();
        assertThat(new PortRange(1, 4).overlaps(new PortRange(5, 9))).isFalse();
        assertThat(PortRange.ALL.size()).isEqualTo(65536);
        assertThat(new PortRange(3, 3).toPort()).isEqualTo(Port.of(3));
        assertThat(new PortRange(3, 4)).hasToString("3:4").isLessThan(new PortRange(3, 5));
    }

    @Property
    void reads_what_it_writes(
            @ForAll @IntRange(max = 65535) int a,
            @ForAll @IntRange(max = 65535) int b,
            @ForAll @CharRange(from = 'a', to = 'z') @StringLength(min = 1, max = 20) String name) {
        for (Port port : new Port[] {Port.of(a), Port.range(Math.min(a, b), Math.max(a, b)), Port.named(name)}) {
            assertThat(Port.parse(port.toString())).isEqualTo(port);
        }
    }
}
