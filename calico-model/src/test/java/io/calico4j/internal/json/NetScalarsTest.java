// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.calico4j.net.AsNumber;
import io.calico4j.net.Dscp;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetScalarsTest {
    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void a_plain_mapper_reads_and_writes_ports() throws JsonProcessingException {
        var ports = mapper.readValue(
                "[80, \"81\", \"82:90\", \"91:91\", \"http\", 92.0, 1e3, null]", new TypeReference<List<Port>>() {});

        assertThat(ports)
                .containsExactly(
                        Port.of(80),
                        Port.of(81),
                        Port.range(82, 90),
                        Port.of(91),
                        Port.named("http"),
                        Port.of(92),
                        Port.of(1000),
                        Port.of(0));
        assertThat(mapper.writeValueAsString(ports)).isEqualTo("[80,81,\"82:90\",91,\"http\",92,1000,0]");
    }

    @Test
    void a_plain_mapper_reads_and_writes_protocols_and_marks() throws JsonProcessingException {
        var protocols = mapper.readValue("[6, \"17\", \"UDP\", \"256\"]", new TypeReference<List<Protocol>>() {});
        assertThat(protocols).containsExactly(Protocol.of(6), Protocol.of(17), Protocol.UDP, Protocol.parse("256"));
        assertThat(mapper.writeValueAsString(protocols)).isEqualTo("[6,17,\"UDP\",\"256\"]");

        var marks = mapper.readValue("[46, \"10\", \"EF\", 200]", new TypeReference<List<Dscp>>() {});
        assertThat(marks).containsExactly(Dscp.of(46), Dscp.of(10), Dscp.parse("EF"), Dscp.of(200));
        assertThat(mapper.writeValueAsString(marks)).isEqualTo("[46,10,\"EF\",200]");
    }

    @Test
    void a_plain_mapper_reads_and_writes_as_numbers() throws JsonProcessingException {
        var numbers =
                mapper.readValue("[64512, \"1.10\", \"65001\", 4294967295]", new TypeReference<List<AsNumber>>() {});
        assertThat(mapper.writeValueAsString(numbers)).isEqualTo("[64512,65546,65001,4294967295]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"65536", "-1", "1.5", "true", "{}", "[]", "\"\"", "\"80:\"", "1e400", "99999999999999999999999"})
    void refuses_what_is_no_port(String json) {
        assertThatThrownBy(() -> mapper.readValue(json, Port.class)).isInstanceOf(MismatchedInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4294967296", "1.10", "-1", "false", "\"1.2.3\"", "\"x\""})
    void refuses_what_is_no_as_number(String json) {
        assertThatThrownBy(() -> mapper.readValue(json, AsNumber.class)).isInstanceOf(MismatchedInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"256", "-1", "6.5", "true", "{}"})
    void refuses_what_is_no_protocol(String json) {
        assertThatThrownBy(() -> mapper.readValue(json, Protocol.class)).isInstanceOf(MismatchedInputException.class);
        assertThatThrownBy(() -> mapper.readValue(json, Dscp.class)).isInstanceOf(MismatchedInputException.class);
    }
}
