// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LabelMapTest {
    private static final SortedMap<String, String> MAP =
            Labels.of("b", "2", "a", "1", "c", "3").asMap();

    @Test
    void is_the_map_of_the_labels_in_their_order() {
        TreeMap<String, String> expected = new TreeMap<>();
        expected.put("a", "1");
        expected.put("b", "2");
        expected.put("c", "3");
        assertThat(MAP).isEqualTo(expected).hasSize(3).containsKey("b").doesNotContainKey("d");
        assertThat(MAP.keySet()).containsExactly("a", "b", "c");
        assertThat(MAP.get("c")).isEqualTo("3");
        assertThat(MAP.get("d")).isNull();
        assertThat(MAP.hashCode()).isEqualTo(expected.hashCode());
        assertThat(MAP.firstKey()).isEqualTo("a");
        assertThat(MAP.lastKey()).isEqualTo("c");
    }

    @Test
    void parts_are_those_of_a_sorted_map() {
        assertThat(MAP.subMap("a", "c").keySet()).containsExactly("a", "b");
        assertThat(MAP.headMap("b").keySet()).containsExactly("a");
        assertThat(MAP.tailMap("b").keySet()).containsExactly("b", "c");
        assertThatThrownBy(() -> Labels.empty().asMap().firstKey()).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void cannot_be_changed() {
        assertThatThrownBy(() -> MAP.put("d", "4")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> MAP.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> MAP.tailMap("a").clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void copies_take_the_entries_once() {
        TreeMap<String, String> given = new TreeMap<>(MAP);
        LabelMap copy = LabelMap.copyOf(given);
        given.put("d", "4");
        assertThat(copy).isEqualTo(MAP);
        assertThat(LabelMap.copyOf(copy)).isSameAs(copy);
        assertThat(Labels.copyOf(copy)).isSameAs(copy.labels());
        assertThat(Labels.empty().asMap()).isSameAs(LabelMap.empty()).isEmpty();
    }

    @Test
    void visits_the_entries_in_their_order() {
        StringBuilder visited = new StringBuilder();
        MAP.forEach((name, value) -> visited.append(name).append(value));
        assertThat(visited).hasToString("a1b2c3");
    }

    @Test
    void names_beyond_the_basic_plane_come_last() {
        String beyond = "\ud83d\ude00";
        assertThat(LabelMap.copyOf(Map.of(beyond, "1", "\uff00", "2")).keySet()).containsExactly("\uff00", beyond);
    }
}
