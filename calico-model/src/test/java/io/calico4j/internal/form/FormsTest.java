// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.net.Cidr;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms against the regular expressions that Calico and Kubernetes define them by, which are their naive twins. */
class FormsTest {
    private static final String DNS_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String LABEL = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

    private static boolean matches(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).matches();
    }

    @Property(tries = 1000)
    void names_are_what_their_patterns_say(
            @ForAll @StringLength(max = 7) @Chars({'a', '0', '-', '.', 'B', '/', '_', 'é'}) String text) {
        String subdomain = DNS_LABEL + "(\\." + DNS_LABEL + ")*";
        assertThat(Names.isDnsLabel(text)).isEqualTo(matches(DNS_LABEL, text));
        assertThat(Names.isSubdomain(text)).isEqualTo(matches(subdomain, text));
        assertThat(Names.isOneOrTwoLabels(text)).isEqualTo(matches(DNS_LABEL + "(\\." + DNS_LABEL + ")?", text));
        assertThat(Names.isLabelValue(text)).isEqualTo(matches("(" + LABEL + ")?", text));
        assertThat(Names.isQualified(text)).isEqualTo(matches("(" + subdomain + "/)?" + LABEL, text));
        assertThat(Names.isContainerId(text)).isEqualTo(matches("[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?", text));
        assertThat(Names.isComponent(text)).isEqualTo(matches("[a-zA-Z0-9_ -]+", text));
    }

    @Property(tries = 1000)
    void interfaces_are_what_their_patterns_say(
            @ForAll @StringLength(max = 17) @Chars({'a', 'Z', '0', '-', '.', '_', '*', '+', ':', '/'}) String text) {
        assertThat(Interfaces.isNameOrAll(text)).isEqualTo(text.equals("*") || matches("[a-zA-Z0-9_.-]{1,15}", text));
        assertThat(Interfaces.isGlob(text)).isEqualTo(matches("[a-zA-Z0-9_.*-]{1,15}", text));
        assertThat(Interfaces.isIgnorable(text)).isEqualTo(!text.equals("*") && matches("[a-zA-Z0-9_.*-]{1,15}", text));
        assertThat(Interfaces.isFilter(text)).isEqualTo(matches("[a-zA-Z0-9:._+-]{1,15}", text));
        assertThat(Interfaces.isHost(text)).isEqualTo(matches("[a-zA-Z0-9:._+-]{1,64}", text));
    }

    @Property(tries = 1000)
    void settings_are_what_their_pattern_says(
            @ForAll @StringLength(max = 9) @Chars({'a', '=', ',', ' ', '\n', '_', '-'}) String text) {
        boolean naive = text.isBlank();
        if (!naive) {
            naive = true;
            for (String item : text.split(",", -1)) {
                naive &= item.isEmpty() || matches("[\\t\\n\\f\\r ]*(\\w+)=([^\\n]*)", item);
            }
        }
        assertThat(KeyValues.isList(text)).isEqualTo(naive);
    }

    /** The quick yes against the whole parser. */
    @Property(tries = 2000)
    void a_plain_ipv4_network_is_one(
            @ForAll @IntRange(max = 300) int a,
            @ForAll @IntRange(max = 300) int b,
            @ForAll @IntRange(max = 40) int length,
            @ForAll @StringLength(max = 2) @Chars({'0', '1', '.', '/', ' ', ':'}) String odd,
            @ForAll @IntRange(max = 16) int at) {
        String text = a + "." + b + "." + (a & b) + ".0/" + length;
        boolean masked = a < 256 && b < 256 && Cidr.tryParseNetwork(text).isPresent();
        assertThat(Networks.isPlainV4(text)).isEqualTo(masked);
        int split = Math.min(at, text.length());
        String changed = text.substring(0, split) + odd + text.substring(split);
        if (Networks.isPlainV4(changed)) {
            assertThat(Cidr.tryParseNetwork(changed)).isPresent();
        }
    }

    @Test
    void names_have_their_limits() {
        assertThat(Names.isLabelValue("x".repeat(63))).isTrue();
        assertThat(Names.isLabelValue("x".repeat(64))).isFalse();
        assertThat(Names.isQualified("p".repeat(253) + "/x")).isTrue();
        assertThat(Names.isQualified("p".repeat(254) + "/x")).isFalse();
        assertThat(Names.isPortName("a23456789012345")).isTrue();
        assertThat(Names.isPortName("a234567890123456")).isFalse();
        assertThat(Names.isPortName("80")).isFalse();
        assertThat(Names.isPortName("a--b")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "192.0.2.1:179", "192.0.2.1:0179", "2001:db8::1", "[2001:db8::1]:179", "::1"})
    void reads_addresses_with_and_without_ports(String text) {
        assertThat(AddressAndPort.address(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                "192.0.2.1:",
                "192.0.2.1:0",
                "192.0.2.1:65536",
                "[2001:db8::1]",
                "2001:db8::1:179:x",
                "[192.0.2.1:179",
                "192.0.2:179",
                "[fe80::1%eth0]:5"
            })
    void refuses_what_is_no_address_with_a_port(String text) {
        assertThat(AddressAndPort.address(text)).isEmpty();
    }

    @Test
    void reads_cidrs_as_schemas_do() {
        assertThat(Networks.isSchemaCidr("010.020.0.0/16")).isTrue();
        assertThat(Networks.isSchemaCidr("2001:00db8::/32")).isTrue();
        assertThat(Networks.isSchemaCidr("10.0.0.0")).isFalse();
        assertThat(Networks.isSchemaCidr("0x0a.0.0.0/8")).isFalse();
        assertThat(Networks.isSchemaCidr("")).isFalse();
    }

    @Test
    void reads_communities() {
        assertThat(Communities.isShaped("65000:1")).isTrue();
        assertThat(Communities.isShaped("1:2:3")).isTrue();
        assertThat(Communities.isShaped("1:2:3:4")).isFalse();
        assertThat(Communities.isShaped("1:")).isFalse();
        assertThat(Communities.partsTooLarge("65536:70000")).containsExactly("65536", "70000");
        assertThat(Communities.partsTooLarge("4294967295:4294967296:1")).containsExactly("4294967296");
    }

    @Test
    void reads_wireguard_keys() {
        String key = "jlkVyQYooZYzI2wFfNhSZez5eWh44yfq1wKVjLvSXgY=";
        assertThat(WireguardKeys.isKey(key)).isTrue();
        assertThat(WireguardKeys.isKey(key.substring(0, 43))).isFalse();
        assertThat(WireguardKeys.isKey(key.replace('j', '!'))).isFalse();
        assertThat(WireguardKeys.isKey("")).isFalse();
    }
}
