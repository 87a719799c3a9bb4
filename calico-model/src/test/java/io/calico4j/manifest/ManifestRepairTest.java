// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Repair;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ManifestRepairTest {
    @Test
    void misspelled_fields_and_tags_are_repaired_and_the_rest_stays() {
        String text = """
                # the policy of the shop
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkPolicy
                metadata: {name: shop}   # in flow
                spec:
                  selektor: !has(route-reflector)   # not the reflectors
                  "oder": 5
                  types: [Ingress]
                """;
        ManifestRepair.Repaired first = repaired(text);
        assertThat(first.applied()).hasSize(2);
        ManifestRepair.Repaired second = repaired(first.text());
        assertThat(second.text()).isEqualTo("""
                        # the policy of the shop
                        apiVersion: projectcalico.org/v3
                        kind: GlobalNetworkPolicy
                        metadata: {name: shop}   # in flow
                        spec:
                          selector: '!has(route-reflector)'   # not the reflectors
                          "order": 5
                          types: [Ingress]
                        """);
        Manifest read = ManifestReader.strict().readString(second.text());
        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.resources(GlobalNetworkPolicy.class).get(0).spec().selector())
                .contains("!has(route-reflector)");
    }

    @Test
    void a_repair_that_breaks_the_text_is_left() {
        String text = """
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkPolicy
                metadata: {name: shop}
                spec:
                  selector: !has(a)
                    has(b)
                  oder: 5
                """;
        Diagnostics findings = ManifestReader.strict().readString(text, "m").diagnostics();
        ManifestRepair.Repaired repaired = ManifestRepair.apply(text, "m", findings);
        assertThat(repaired.text()).isEqualTo(text.replace("oder", "order"));
        assertThat(repaired.left()).extracting(d -> d.code().name()).containsExactly("tag-not-text");
    }

    @Test
    void values_keep_their_way_of_quoting() {
        String text = "{a: b, c: \"d\", e: 'f', g: h i}";
        assertThat(value(text, 5, "x.y")).isEqualTo("{a: x.y, c: \"d\", e: 'f', g: h i}");
        assertThat(value(text, 5, "yes")).isEqualTo("{a: 'yes', c: \"d\", e: 'f', g: h i}");
        assertThat(value(text, 5, "it's")).isEqualTo("{a: \"it's\", c: \"d\", e: 'f', g: h i}");
        assertThat(value(text, 11, "x\"y")).isEqualTo("{a: b, c: \"x\\\"y\", e: 'f', g: h i}");
        assertThat(value(text, 19, "x")).isEqualTo("{a: b, c: \"d\", e: 'x', g: h i}");
        assertThat(value(text, 27, "x: y")).isEqualTo("{a: b, c: \"d\", e: 'f', g: 'x: y'}");
        assertThat(value(text, 99, "x")).isEqualTo(text);
    }

    @Test
    void findings_of_other_texts_and_overlapping_ones_are_not_applied() {
        Diagnostic here = finding("m", 1, 4, Repair.value("one"));
        Diagnostic again = finding("m", 1, 4, Repair.value("two"));
        Diagnostic elsewhere = finding("n", 1, 1, Repair.key("three"));
        ManifestRepair.Repaired repaired = ManifestRepair.apply("a: b", "m", Diagnostics.of(here, again, elsewhere));
        assertThat(repaired.applied()).hasSize(1);
        assertThat(repaired.left()).hasSize(1);
        assertThat(repaired.text()).isIn("a: one", "a: two");
    }

    @Property(tries = 300)
    void no_text_and_no_position_makes_it_fail(
            @ForAll String text,
            @ForAll @IntRange(min = 1, max = 4) int line,
            @ForAll @IntRange(min = 1, max = 9) int column,
            @ForAll String replacement,
            @ForAll Repair.Target target) {
        Diagnostic finding = finding("m", line, column, new Repair(target, replacement));
        ManifestRepair.Repaired repaired = ManifestRepair.apply(text, "m", Diagnostics.of(finding));
        assertThat(repaired.applied().size() + repaired.left().size()).isEqualTo(1);
        if (repaired.applied().isEmpty()) {
            assertThat(repaired.text()).isEqualTo(text);
        }
    }

    private static String value(String text, int column, String replacement) {
        Diagnostic finding = finding("m", 1, column, Repair.value(replacement));
        return ManifestRepair.apply(text, "m", Diagnostics.of(finding)).text();
    }

    private static Diagnostic finding(String source, int line, int column, Repair repair) {
        return Diagnostic.error(Code.of("CAL1902", "any-thing"), FieldPath.root(), "wrong")
                .withPosition(new SourcePosition(source, line, column))
                .withRepair(repair);
    }

    private static ManifestRepair.Repaired repaired(String text) {
        return ManifestRepair.apply(
                text, "m", ManifestReader.strict().readString(text, "m").diagnostics());
    }
}
