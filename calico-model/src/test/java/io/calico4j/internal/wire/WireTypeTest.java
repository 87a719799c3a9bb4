// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.resource.Metadata;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.Rule;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WireTypeTest {
    @Test
    void describes_fields_in_the_order_they_are_written() {
        assertThat(WireType.of(NetworkPolicy.class).fields())
                .extracting(WireField::toString)
                .containsExactly(
                        "kind: STRING NON_EMPTY",
                        "apiVersion: STRING NON_EMPTY",
                        "metadata: Metadata ALWAYS",
                        "spec: NetworkPolicySpec ALWAYS");
        assertThat(WireType.of(Metadata.class).field("labels")).hasToString("labels: MAP<STRING> NON_EMPTY");
        assertThat(WireType.of(Rule.class).field("source")).hasToString("source: EntityRule OMIT_ZERO");
    }

    @Test
    void gets_and_sets_without_optional() {
        WireType type = WireType.of(Metadata.class);
        Object builder = type.newBuilder();
        field(type, "name").set(builder, "web");
        field(type, "namespace").set(builder, "org-1");
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put("team", "blue");
        field(type, "labels").set(builder, labels);
        Object metadata = type.build(builder);
        assertThat(metadata)
                .isEqualTo(Metadata.builder()
                        .name("web")
                        .namespace("org-1")
                        .putLabel("team", "blue")
                        .build());
        assertThat(field(type, "namespace").get(metadata)).isEqualTo("org-1");
        assertThat(field(type, "uid").get(metadata)).isNull();
    }

    @Test
    void keeps_note_of_a_condition_given_as_an_empty_list() {
        WireType end = WireType.of(EntityRule.class);
        Object builder = end.newBuilder();
        field(end, "notPorts").set(builder, List.of());
        Object given = end.build(builder);
        WireField source = field(WireType.of(Rule.class), "source");
        assertThat(given).isEqualTo(EntityRule.empty());
        assertThat(source.omits(given)).isFalse();
        assertThat(source.omits(EntityRule.empty())).isTrue();
    }

    private static WireField field(WireType type, String name) {
        return type.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
