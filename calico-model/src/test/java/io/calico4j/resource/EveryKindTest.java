// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.internal.json.CanonicalJson;
import io.calico4j.internal.wire.Values;
import io.calico4j.internal.wire.WireType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EveryKindTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<Kind> kinds() {
        return Arrays.stream(Kind.values()).filter(kind -> kind != Kind.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void writes_every_field_in_its_place_and_reads_it_back(Kind kind) throws JsonProcessingException {
        Values.Made made = new Values().maximal(WireType.of(kind.type()));
        Resource resource = (Resource) made.value();
        String expected = MAPPER.writeValueAsString(made.json());
        assertThat(MAPPER.writeValueAsString(resource)).isEqualTo(expected);
        assertThat(CanonicalJson.text(resource)).isEqualTo(expected);
        assertThat(MAPPER.readValue(expected, kind.type())).isEqualTo(resource).hasSameHashCodeAs(resource);
        assertThat(MAPPER.readValue(expected, Resource.class)).isEqualTo(resource);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void states_its_kind(Kind kind) {
        WireType type = WireType.of(kind.type());
        Resource resource = (Resource) type.build(type.newBuilder());
        assertThat(resource.kind()).isEqualTo(kind);
        assertThat(resource.kindName()).isEqualTo(kind.kindName());
        assertThat(resource.apiVersion()).isEqualTo(kind.apiVersions().get(0));
        assertThat(Kind.find(resource.apiVersion(), resource.kindName())).contains(kind);
        assertThat(Kind.findList(resource.apiVersion(), kind.listKind())).contains(kind);
        assertThat(Kind.findText(kind.text())).contains(kind);
        assertThat(resource).isInstanceOf(kind.calico() ? CalicoResource.class : KubernetesResource.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void is_matched_by_its_own_case(Kind kind) {
        WireType type = WireType.of(kind.type());
        Resource resource = (Resource) type.build(type.newBuilder());
        String method = kind.calico() ? caseOf(kind) : "kubernetes";
        ResourceCases<String> recorder = RecordingCases.recorder();
        assertThat(resource.match(recorder)).isEqualTo(method);
    }

    /* NetworkPolicy becomes networkPolicy, IPAMBlock becomes ipamBlock. */
    private static String caseOf(Kind kind) {
        String name = kind.type().getSimpleName();
        int capitals = 0;
        while (Character.isUpperCase(name.charAt(capitals))) {
            capitals++;
        }
        int head = capitals == 1 ? 1 : name.startsWith("IPAM") ? 4 : capitals - 1;
        return name.substring(0, head).toLowerCase(Locale.ROOT) + name.substring(head);
    }
}
