// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void are_ordered_by_name_whatever_the_order_given() {
        Labels labels = Labels.of("tier", "db", "app", "shop", "role", "");
        assertThat(labels.size()).isEqualTo(3);
        assertThat(labels).hasToString("app=shop,role=,tier=db");
        assertThat(labels.nameAt(2)).isEqualTo("tier");
        assertThat(labels.valueAt(0)).isEqualTo("shop");
        assertThat(labels.asMap())
                .containsExactly(Map.entry("app", "shop"), Map.entry("role", ""), Map.entry("tier", "db"));
    }

    @Test
    void order_names_by_code_point_not_by_utf16_unit() {
        Labels labels = Labels.of("\uD83D\uDE00", "supplementary", "\uFF01", "basic");
        assertThat(labels.nameAt(0)).isEqualTo("\uFF01");
        assertThat(labels.nameAt(1)).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void find_present_labels_and_tell_an_empty_value_from_an_absent_one() {
        Labels labels = Labels.of("a", "", "b", "two");
        assertThat(labels.get("a")).contains("");
        assertThat(labels.get("b")).contains("two");
        assertThat(labels.get("c")).isEmpty();
        assertThat(labels.has("a")).isTrue();
        assertThat(labels.has("")).isFalse();
        assertThat(Labels.empty().get("a")).isEmpty();
    }

    @Test
    void find_every_label_of_a_large_map() {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            map.put("name-" + i * 7, "value-" + i);
        }
        Labels labels = Labels.copyOf(map);
        for (int i = 0; i < 200 * 7; i++) {
            assertThat(labels.value("name-" + i)).isEqualTo(map.get("name-" + i));
        }
    }

    @Test
    void refuse_an_odd_number_of_texts_and_a_name_given_twice() {
        assertThatThrownBy(() -> Labels.of("a", "1", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3");
        assertThatThrownBy(() -> Labels.of("a", "1", "a", "2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"a\"");
    }

    @Test
    void are_equal_by_content() {
        Map<String, String> reversed = new LinkedHashMap<>();
        reversed.put("b", "2");
        reversed.put("a", "1");
        Labels labels = Labels.of("a", "1", "b", "2");
        assertThat(Labels.copyOf(reversed)).isEqualTo(labels).hasSameHashCodeAs(labels);
        assertThat(Labels.copyOf(new TreeMap<>(reversed))).isEqualTo(labels);
        assertThat(labels).isNotEqualTo(Labels.of("a", "2", "b", "1")).isNotEqualTo(Labels.empty());
        assertThat(Labels.copyOf(Map.of())).isSameAs(Labels.empty());
    }

    @Test
    void inherit_from_parents_what_they_do_not_have_themselves() {
        Labels own = Labels.of("b", "own", "d", "");
        Labels first = Labels.of("a", "first", "b", "hidden", "e", "first");
        Labels second = Labels.of("a", "hidden", "c", "second", "d", "hidden");
        assertThat(own.over(first).over(second))
                .isEqualTo(Labels.of("a", "first", "b", "own", "c", "second", "d", "", "e", "first"));
        assertThat(own.over(Labels.empty())).isSameAs(own);
        assertThat(Labels.empty().over(first)).isSameAs(first);
        assertThat(first.over(Labels.of("e", "hidden"))).isSameAs(first);
    }

    @Test
    void change_into_new_maps() {
        Labels labels = Labels.of("a", "1", "c", "3");
        assertThat(labels.with("b", "2")).hasToString("a=1,b=2,c=3");
        assertThat(labels.with("c", "4")).hasToString("a=1,c=4");
        assertThat(labels.with("c", "3")).isSameAs(labels);
        assertThat(labels.without("a")).hasToString("c=3");
        assertThat(labels.without("b")).isSameAs(labels);
        assertThat(labels.without("a").without("c")).isSameAs(Labels.empty());
        assertThat(labels.prefixed("pcns.")).hasToString("pcns.a=1,pcns.c=3");
        assertThat(labels).hasToString("a=1,c=3");
    }

    @Test
    void hand_out_labels_in_order_and_take_an_interner() {
        List<String> seen = new ArrayList<>();
        Labels.of("b", "2", "a", "1").forEach((name, value) -> seen.add(name + value));
        assertThat(seen).containsExactly("a1", "b2");
        String interned = new String(new char[] {'a'}).intern();
        Labels labels = Labels.of(new String(new char[] {'a'}), "v").interned(String::intern);
        assertThat(labels.nameAt(0)).isSameAs(interned);
    }
}
