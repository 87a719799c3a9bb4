// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.diagnostic.FormatException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
    private static final String TWENTY = "00:00:00:00:fe:80:00:00:00:00:00:00:02:00:5e:10:00:00:00:01";

    @ParameterizedTest
    @CsvSource({
        "0A:1b:2C:3d:4E:5f, 0a:1b:2c:3d:4e:5f",
        "00-01-02-03-04-05, 00:01:02:03:04:05",
        "0a1b.2c3d.4e5f, 0a:1b:2c:3d:4e:5f",
        "02:00:5e:10:00:00:00:01, 02:00:5e:10:00:00:00:01",
        "0200.5e10.0000.0001, 02:00:5e:10:00:00:00:01",
        "0000.0000.fe80.0000.0000.0000.0200.5e10.0000.0001, " + TWENTY,
        TWENTY + ", " + TWENTY,
    })
    void reads_three_notations_and_writes_one(String text, String canonical) {
        assertThat(MacAddress.parse(text)).hasToString(canonical).isEqualTo(MacAddress.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0a",
                "0a:1b:2c:3d:4e",
                "0a:1b:2c:3d:4e:5",
                "0a:1b:2c:3d:4e:5g",
                "0a:1b-2c:3d:4e:5f",
                "0a.1b.2c.3d.4e.5f",
                "0a:1b:2c:3d:4e:5f:6a",
                "0a1b.2c3d.4e5f.",
                "0a1b:2c3d:4e5f",
                "0a1b2c3d4e5f",
                " 0a:1b:2c:3d:4e:5f",
                "0a1b.2c3d:4e5f",
                "::::::::::::::",
                "0a:1b:2c:3d:4e:\uff15f",
                "0a1b2c.3d4e5f",
                "0a1b.2c3d.4e5"
            })
    void refuses_everything_else(String text) {
        assertThat(MacAddress.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> MacAddress.parse(text)).isInstanceOf(FormatException.class);
    }

    @Test
    void orders_shorter_first_then_unsigned() {
        var low = MacAddress.parse("7f:00:00:00:00:01");
        var high = MacAddress.parse("80:00:00:00:00:00");
        assertThat(low).isLessThan(high);
        assertThat(MacAddress.parse("00:00:00:00:00:00:00:02")).isGreaterThan(high);
        assertThatThrownBy(() -> MacAddress.of(new byte[7])).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void reads_what_it_writes(@ForAll @Size(8) byte[] octets) {
        var mac = MacAddress.of(octets);
        assertThat(MacAddress.parse(mac.toString())).isEqualTo(mac).hasSameHashCodeAs(mac);
        assertThat(mac.octets()).isEqualTo(octets);
    }
}
