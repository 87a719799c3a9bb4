// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.internal.json.CanonicalJson;
import io.calico4j.internal.wire.RandomValues;
import io.calico4j.internal.wire.WireField;
import io.calico4j.internal.wire.WireType;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripPropertyTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Provide
    Arbitrary<Kind> kinds() {
        return Arbitraries.of(Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.UNKNOWN)
                .toList());
    }

    @Property(tries = 1500)
    void reading_what_was_written_gives_an_equal_value(@ForAll("kinds") Kind kind, @ForAll long seed)
            throws JsonProcessingException {
        Object value = new RandomValues(seed).of(WireType.of(kind.type()));
        assertThat(MAPPER.readValue(CanonicalJson.text(value), kind.type())).isEqualTo(value);
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(value), kind.type()))
                .isEqualTo(value);
    }

    @Property(tries = 800)
    void canonical_text_holds_what_a_plain_mapper_writes(@ForAll("kinds") Kind kind, @ForAll long seed)
            throws JsonProcessingException {
        Object value = new RandomValues(seed).of(WireType.of(kind.type()));
        assertThat(MAPPER.readTree(CanonicalJson.text(value)))
                .isEqualTo(MAPPER.readTree(MAPPER.writeValueAsString(value)));
    }

    @Property(tries = 800)
    void a_value_built_anew_from_its_fields_is_equal(@ForAll("kinds") Kind kind, @ForAll long seed) {
        WireType type = WireType.of(kind.type());
        Object value = new RandomValues(seed).of(type);
        Object builder = type.newBuilder();
        for (WireField field : type.fields()) {
            Object held = field.get(value);
            if (held != null) {
                field.set(builder, held);
            }
        }
        assertThat(type.build(builder)).isEqualTo(value).hasSameHashCodeAs(value);
    }
}
