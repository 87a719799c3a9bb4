// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FieldPathTest {
    @Test
    void is_written_with_dots_and_brackets() {
        var path = FieldPath.of("spec", "ingress")
                .index(0)
                .field("source")
                .field("ports")
                .index(2);

        assertThat(path).hasToString("spec.ingress[0].source.ports[2]");
        assertThat(path.depth()).isEqualTo(6);
        assertThat(path.lastIndex()).hasValue(2);
        assertThat(path.lastName()).isEmpty();
        assertThat(path.parent().orElseThrow().lastName()).contains("ports");
    }

    @Test
    void quotes_a_key_that_is_no_plain_name() {
        var labels = FieldPath.of("metadata", "labels");

        assertThat(labels.field("projectcalico.org/tier")).hasToString("metadata.labels[\"projectcalico.org/tier\"]");
        assertThat(labels.field("a\"b\\c\n")).hasToString("metadata.labels[\"a\\\"b\\\\c\\u000a\"]");
        assertThat(labels.field("")).hasToString("metadata.labels[\"\"]");
        assertThat(labels.field("app-1")).hasToString("metadata.labels.app-1");
    }

    @Test
    void the_path_without_steps_is_the_empty_text() {
        assertThat(FieldPath.root()).hasToString("");
        assertThat(FieldPath.parse("")).isEqualTo(FieldPath.root());
        assertThat(FieldPath.root().parent()).isEmpty();
    }

    @Test
    void orders_indexes_by_number_and_parents_before_children() {
        var sorted = Stream.of("a[10]", "a[9].b", "a", "a.b", "a[9]", "b", "")
                .map(FieldPath::parse)
                .sorted()
                .map(FieldPath::toString);

        assertThat(sorted).containsExactly("", "a", "a[9]", "a[9].b", "a[10]", "a.b", "b");
    }

    @Test
    void names_the_place_of_a_mistake() {
        assertThatThrownBy(() -> FieldPath.parse("spec..a")).hasMessage("\"spec..a\": expected a name at offset 5");
        for (String text : List.of(
                ".",
                "a.",
                "a[",
                "a[]",
                "a[-1]",
                "a[1",
                "a[\"b]",
                "a[\"\\x\"]",
                "a b",
                "a]",
                "a[1]b",
                "a[2147483648]",
                "[\"\\u00\"]")) {
            assertThatThrownBy(() -> FieldPath.parse(text)).as(text).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void appends_another_path() {
        var path = FieldPath.parse("items[3]").append(FieldPath.parse("spec.cidr"));

        assertThat(path).hasToString("items[3].spec.cidr");
        assertThat(path.startsWith(FieldPath.parse("items[3].spec"))).isTrue();
        assertThat(path.startsWith(FieldPath.parse("items[4]"))).isFalse();
        assertThat(path.startsWith(path.index(1))).isFalse();
    }

    @Test
    void a_very_deep_path_needs_no_deep_stack() {
        FieldPath path = FieldPath.root();
        FieldPath twin = FieldPath.root();
        for (int i = 0; i < 100_000; i++) {
            path = path.index(i);
            twin = twin.index(i);
        }
        assertThat(path).isEqualTo(twin).isEqualByComparingTo(twin);
        assertThat(path.toString()).endsWith("[99999]");
    }

    @Property
    void reads_what_it_writes(@ForAll("paths") FieldPath path) {
        assertThat(FieldPath.parse(path.toString())).isEqualTo(path).hasSameHashCodeAs(path);
    }

    @Property
    void order_is_total_and_agrees_with_equality(
            @ForAll("paths") FieldPath a, @ForAll("paths") FieldPath b, @ForAll("paths") FieldPath c) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a).isLessThanOrEqualTo(c);
        }
    }

    @Provide
    Arbitrary<FieldPath> paths() {
        Arbitrary<Object> step = Arbitraries.oneOf(
                Arbitraries.of("spec", "a", "b-c", "x/y", "", "\"", "\\", "\u0001", "ü")
                        .map(s -> s),
                Arbitraries.strings().ofMaxLength(4).map(s -> s),
                Arbitraries.integers().between(0, 12).map(i -> i));
        return step.list().ofMaxSize(4).map(steps -> {
            FieldPath path = FieldPath.root();
            for (Object s : steps) {
                path = s instanceof Integer i ? path.index(i) : path.field((String) s);
            }
            return path;
        });
    }
}
