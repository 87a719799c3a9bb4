// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    private static final Code UNKNOWN = Code.of("CAL1901", "unknown-field");
    private static final Code ODD = Code.of("CAL2902", "odd-value");

    private final Diagnostic typo = Diagnostic.error(UNKNOWN, FieldPath.of("spec", "cdir"), "unknown field \"cdir\"")
            .withSubject("IPPool/pool-a")
            .withPosition(new SourcePosition("pools.yaml", 7, 3))
            .withHint("did you mean \"cidr\"?");
    private final Diagnostic odd = Diagnostic.warning(ODD, FieldPath.of("metadata"), "odd")
            .withPosition(new SourcePosition("pools.yaml", 12, 5));
    private final Diagnostic placeless = Diagnostic.information(ODD, FieldPath.root(), "nothing to see");

    @Test
    void renders_one_line_for_each_in_reading_order() {
        assertThat(Diagnostics.of(placeless, odd, typo).render()).isEqualTo("""
                        pools.yaml:7:3: error CAL1901 unknown-field: IPPool/pool-a spec.cdir: unknown field "cdir" (did you mean "cidr"?)
                        pools.yaml:12:5: warning CAL2902 odd-value: metadata: odd
                        information CAL2902 odd-value: nothing to see
                        """);
    }

    @Test
    void shows_the_line_with_a_caret_where_it_is_known() {
        var text = Diagnostics.of(typo, odd)
                .render(p -> p.line() == 7 ? Optional.of("  cdir: 10.0.0.0/8") : Optional.empty());

        assertThat(text).isEqualTo("""
                        pools.yaml:7:3: error CAL1901 unknown-field: IPPool/pool-a spec.cdir: unknown field "cdir" (did you mean "cidr"?)
                              cdir: 10.0.0.0/8
                              ^
                        pools.yaml:12:5: warning CAL2902 odd-value: metadata: odd
                        """);
    }

    @Test
    void does_not_depend_on_the_order_of_discovery() {
        var all = new ArrayList<>(List.of(typo, odd, placeless, odd.withSubject("Tier/a"), odd.withHint("h")));
        var expected = Diagnostics.copyOf(all);
        var random = new Random(20);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(all, random);
            assertThat(Diagnostics.copyOf(all)).isEqualTo(expected).hasSameHashCodeAs(expected);
        }
    }

    @Test
    void keeps_a_finding_as_often_as_it_was_made() {
        assertThat(Diagnostics.of(odd).and(Diagnostics.of(odd))).hasSize(2);
    }

    @Test
    void counts_and_filters_by_severity() {
        var all = Diagnostics.of(typo, odd, placeless, odd);

        assertThat(all.hasErrors()).isTrue();
        assertThat(all.errors()).containsExactly(typo);
        assertThat(all.count(Severity.WARNING)).isEqualTo(2);
        assertThat(all.filter(d -> !d.isError()).hasErrors()).isFalse();
        assertThat(all.filter(d -> true)).isSameAs(all);
    }

    @Test
    void throws_its_errors_only_when_there_are_some() {
        Diagnostics.of(odd, placeless).throwIfErrors();

        assertThatThrownBy(Diagnostics.of(odd, typo)::throwIfErrors)
                .isInstanceOfSatisfying(
                        DiagnosticsException.class,
                        e -> assertThat(e.diagnostics()).containsExactly(typo, odd))
                .hasMessage("1 error\n  " + typo);
    }

    @Test
    void shows_only_the_first_ten_errors_in_an_exception() {
        var many = Diagnostics.builder();
        for (int i = 0; i < 12; i++) {
            many.add(typo.withPath(FieldPath.root().index(i)));
        }

        assertThatThrownBy(many.build()::throwIfErrors)
                .hasMessageStartingWith("12 errors\n")
                .hasMessageContaining("IPPool/pool-a [9]")
                .hasMessageEndingWith("\n  and 2 more");
    }

    @Test
    void cannot_be_broken_into_lines_or_recoloured_by_what_it_quotes() {
        var evil = Diagnostic.error(ODD, FieldPath.of("a\nb"), "x\u001b[31m\u202e\ny")
                .withSubject("Tier/\r\n");

        assertThat(evil.toString().chars())
                .allMatch(c -> c >= ' ' && c != 0x202e)
                .hasSizeGreaterThan(10);
        assertThat(Diagnostics.of(evil).render()).hasLineCount(1);
    }

    @Test
    void refuses_a_code_of_another_shape() {
        assertThatThrownBy(() -> Code.of("CAL99", "name")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Code.of("CAL1999", "Some Name")).isInstanceOf(IllegalArgumentException.class);
        assertThat(UNKNOWN.page()).isEqualTo("diagnostics/CAL1901.md");
    }
}
