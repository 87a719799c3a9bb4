// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class OwnerAttributesTest {
    @Property(tries = 500)
    void names_and_values_in_turn_are_what_a_map_of_them_is(
            @ForAll @Size(max = 6) List<@CharRange(from = 'a', to = 'd') @StringLength(max = 2) String> names) {
        Map<String, String> map = new TreeMap<>();
        List<String> inTurn = new ArrayList<>();
        for (String name : names) {
            String value = "value-" + inTurn.size();
            map.put(name, value);
            inTurn.addAll(List.of(name, value));
        }
        assertSame(OwnerAttributes.of(inTurn.toArray(new String[0])), map);
        List<String> ascending = new ArrayList<>();
        map.forEach((name, value) -> ascending.addAll(List.of(name, value)));
        assertSame(OwnerAttributes.of(ascending.toArray(new String[0])), map);
    }

    private static void assertSame(OwnerAttributes attributes, Map<String, String> map) {
        OwnerAttributes copy = OwnerAttributes.copyOf(map);
        assertThat(attributes).isEqualTo(copy).hasSameHashCodeAs(copy).hasToString(map.toString());
        assertThat(attributes.toMap()).isEqualTo(map);
        assertThat(attributes.isEmpty()).isEqualTo(map.isEmpty());
        map.forEach((name, value) -> assertThat(attributes.valueOrEmpty(name)).isEqualTo(value));
    }

    @Test
    void of_names_given_twice_the_last_counts() {
        assertThat(OwnerAttributes.of("node", "n-1", "node", "n-2", "pod", "p"))
                .isEqualTo(OwnerAttributes.of("node", "n-2", "pod", "p"));
        assertThat(OwnerAttributes.of("pod", "p", "node", "n", "pod", "q").toMap())
                .isEqualTo(Map.of("node", "n", "pod", "q"));
    }

    @Test
    void an_array_that_is_changed_later_leaves_the_attributes_alone() {
        String[] pairs = {"node", "n", "pod", "p"};
        OwnerAttributes attributes = OwnerAttributes.of(pairs);
        pairs[1] = "other";
        assertThat(attributes.valueOrEmpty("node")).isEqualTo("n");
    }

    @Test
    void a_name_without_a_value_is_refused() {
        assertThatThrownBy(() -> OwnerAttributes.of("pod", "p", "node"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3");
    }
}
