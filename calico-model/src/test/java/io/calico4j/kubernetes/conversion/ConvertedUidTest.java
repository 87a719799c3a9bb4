// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ConvertedUidTest {
    @Property(tries = 300)
    void reverses_the_bits_of_each_byte_but_those_of_version_and_variant(@ForAll long high, @ForAll long low) {
        String uid = new UUID(high, low).toString();
        byte[] bytes = HexFormat.of().parseHex(uid.replace("-", ""));
        for (int i = 0; i < bytes.length; i++) {
            if (i != 6 && i != 8) {
                bytes[i] = (byte) (Integer.reverse(bytes[i]) >>> 24);
            }
        }
        String plain = HexFormat.of().formatHex(bytes);
        assertThat(ConvertedUid.of(uid))
                .contains(plain.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    @Property(tries = 300)
    void a_character_that_is_no_digit_is_refused(@ForAll @IntRange(max = 31) int digit, @ForAll char c) {
        StringBuilder uid = new StringBuilder("0123456789abcdefABCDEF0123456789");
        uid.setCharAt(digit, c);
        Optional<String> converted = ConvertedUid.of(uid.toString());
        assertThat(converted.isPresent()).isEqualTo(HexFormat.isHexDigit(c));
    }
}
