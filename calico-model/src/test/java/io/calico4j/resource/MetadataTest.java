// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataTest {
    private static final Metadata GIVEN = Metadata.builder()
            .name("web")
            .putLabel("tier", "front")
            .putLabel("app", "shop")
            .putAnnotation("note", "first")
            .build();

    @Test
    void labels_and_annotations_are_put_one_by_one_in_any_order() {
        assertThat(GIVEN.labels().toString()).isEqualTo("{app=shop, tier=front}");
        assertThat(GIVEN.annotations().toString()).isEqualTo("{note=first}");
    }

    @Test
    void a_builder_goes_on_from_a_value() {
        Metadata changed = GIVEN.toBuilder()
                .putAllLabels(Map.of("tier", "back", "zone", "z1"))
                .putAllAnnotations(Map.of("note", "second"))
                .build();
        assertThat(changed.labels().toString()).isEqualTo("{app=shop, tier=back, zone=z1}");
        assertThat(changed.annotations().toString()).isEqualTo("{note=second}");
        assertThat(changed.name()).isEqualTo("web");
    }

    @Test
    void what_is_given_whole_replaces_and_is_copied() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("role", "db");
        Metadata built = GIVEN.toBuilder().labels(labels).annotations(Map.of()).build();
        Metadata with = GIVEN.withLabels(labels).withAnnotations(Map.of());
        labels.put("late", "x");
        assertThat(built.labels()).containsOnly(Map.entry("role", "db"));
        assertThat(built.annotations()).isEmpty();
        assertThat(with).isEqualTo(built).hasSameHashCodeAs(built);
    }

    @Test
    void nothing_is_null() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("role", null);
        assertThatThrownBy(() -> Metadata.builder().labels(labels)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> GIVEN.labels().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }
}
