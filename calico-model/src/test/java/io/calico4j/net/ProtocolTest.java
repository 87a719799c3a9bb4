// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProtocolTest {
    @Test
    void digits_up_to_255_are_a_number_and_all_else_is_a_name() {
        assertThat(Protocol.parse("6")).isEqualTo(Protocol.of(6)).hasToString("6");
        assertThat(Protocol.parse("017")).isEqualTo(Protocol.of(17));
        assertThat(Protocol.parse("255").kind()).isEqualTo(Protocol.Kind.NUMBER);
        for (String name : List.of("256", "", "TCP", "+6", " 6", "6.0", "-1")) {
            assertThat(Protocol.parse(name).kind()).as(name).isEqualTo(Protocol.Kind.NAME);
            assertThat(Protocol.parse(name)).hasToString(name);
        }
    }

    @Test
    void equality_does_not_look_through_names() {
        assertThat(Protocol.parse("TCP")).isEqualTo(Protocol.TCP).isNotEqualTo(Protocol.of(6));
        assertThat(Protocol.parse("tcp")).isNotEqualTo(Protocol.TCP);
        assertThat(Protocol.parse("tcp").number()).isEqualTo(Protocol.of(6).number());
    }

    @Test
    void knows_the_numbers_of_its_names() {
        assertThat(Protocol.TCP.number()).hasValue(6);
        assertThat(Protocol.UDP.number()).hasValue(17);
        assertThat(Protocol.ICMP.number()).hasValue(1);
        assertThat(Protocol.ICMPV6.number()).hasValue(58);
        assertThat(Protocol.SCTP.number()).hasValue(132);
        assertThat(Protocol.UDP_LITE.number()).hasValue(136);
        assertThat(Protocol.parse("GRE").number()).isEmpty();
        assertThat(Protocol.of(47).number()).hasValue(47);
    }

    @Test
    void supports_ports_as_the_reference_has_it() {
        assertThat(List.of("6", "17", "132", "TCP", "UDP", "SCTP", "tcp", "udp", "sctp"))
                .allMatch(text -> Protocol.parse(text).supportsPorts());
        assertThat(List.of("1", "136", "UDPLite", "Tcp", "ICMP", "", "256"))
                .noneMatch(text -> Protocol.parse(text).supportsPorts());
    }

    @Test
    void refuses_impossible_parts() {
        assertThatThrownBy(() -> Protocol.of(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Protocol.of(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Protocol.Named("06")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void marks_know_their_code_point() {
        assertThat(Dscp.parse("46").codePoint()).hasValue(46);
        assertThat(Dscp.parse("63").codePoint()).hasValue(63);
        assertThat(Dscp.parse("64").codePoint()).isEmpty();
        assertThat(Dscp.parse("EF").codePoint()).hasValue(46);
        assertThat(Dscp.parse(" af23\t").codePoint()).hasValue(22);
        assertThat(Dscp.parse("AF11").codePoint()).hasValue(10);
        assertThat(Dscp.parse("AF43").codePoint()).hasValue(38);
        assertThat(Dscp.parse("cs6").codePoint()).hasValue(48);
        assertThat(Dscp.parse("DF").codePoint()).hasValue(0);
        assertThat(List.of("CS7", "AF14", "AF51", "", "256", "E F"))
                .allMatch(t -> Dscp.parse(t).codePoint().isEmpty());
        assertThat(Dscp.parse("007")).isEqualTo(Dscp.of(7)).hasToString("7");
        assertThatThrownBy(() -> Dscp.of(256)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void reads_what_it_writes(@ForAll String text) {
        assertThat(Protocol.parse(Protocol.parse(text).toString())).isEqualTo(Protocol.parse(text));
        assertThat(Dscp.parse(Dscp.parse(text).toString())).isEqualTo(Dscp.parse(text));
    }
}
