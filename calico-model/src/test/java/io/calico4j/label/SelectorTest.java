// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectorTest {
    @Test
    void canonical_text_has_one_spelling_for_each_operator() {
        assertThat(Selector.parse("a=='1'&&b!=\"2\"&&c contains'3'&&d startswith'4'&&e ends\twith '5'")
                        .canonical())
                .isEqualTo(
                        "(a == \"1\" && b != \"2\" && c contains \"3\" && d starts with \"4\" && e ends with \"5\")");
        assertThat(Selector.parse("f in{'z','y','z'}||g notin {}||!has( h )||global( )")
                        .canonical())
                .isEqualTo("(f in {\"y\", \"z\"} || g not in {} || !has(h) || global())");
        assertThat(Selector.parse(" \t").canonical()).isEqualTo("all()");
    }

    @Test
    void values_are_quoted_so_that_they_can_be_read_again() {
        assertThat(Selector.parse("a in {'it\"s', \"o'k\", 'plain'}").canonical())
                .isEqualTo("a in {'it\"s', \"o'k\", \"plain\"}");
    }

    @Test
    void sets_are_sorted_by_code_point() {
        assertThat(Selector.in("a", "\uD83D\uDE00", "\uFF01", "z").values())
                .containsExactly("z", "\uFF01", "\uD83D\uDE00");
    }

    @Test
    void and_binds_tighter_than_or_and_parentheses_are_kept() {
        Selector selector = Selector.parse("has(a) || has(b) && has(c) && (has(d) && has(e))");
        assertThat(selector.canonical()).isEqualTo("(has(a) || (has(b) && has(c) && (has(d) && has(e))))");
        assertThat(selector.type()).isEqualTo(SelectorType.OR);
        assertThat(((Junction) selector).operands()).hasSize(2);
        assertThat(selector.terms()).extracting(LabelTerm::label).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void runs_of_negations_collapse_but_nested_ones_stay() {
        assertThat(Selector.parse("!!!has(a)").canonical()).isEqualTo("!has(a)");
        assertThat(Selector.parse("!!has(a)").canonical()).isEqualTo("has(a)");
        Selector nested = Selector.parse("!(!has(a))");
        assertThat(nested.canonical()).isEqualTo("!!has(a)");
        assertThat(Selector.parse(nested.canonical())).isNotEqualTo(nested);
    }

    @Test
    void unique_ids_hash_the_canonical_text() {
        assertThat(Selector.all().uniqueId()).isEqualTo("s:5y5I3VdRZfDU01O--xXAPx2yxCQQqMf0M6IWug");
        assertThat(Selector.none().uniqueId()).isEqualTo("s:Z9zLaL1EHxF9kgXz1JwBD_e-AJbeJyFDpG-oKw");
        assertThat(UniqueIds.of("s", "all()")).isEqualTo(Selector.parse("").uniqueId());
    }

    @Test
    void equality_is_that_of_the_canonical_text() {
        Selector selector = Selector.parse("a == 'x' && !has(b)");
        assertThat(selector)
                .isEqualTo(Selector.parse("(a==\"x\"&&! has(b))"))
                .hasSameHashCodeAs(Selector.parse("(a==\"x\"&&! has(b))"))
                .hasToString(selector.canonical())
                .isNotEqualTo(Selector.parse("!has(b) && a == 'x'"));
        assertThat(Selector.parse("a in {'x'}")).isNotEqualTo(Selector.parse("a == 'x'"));
        assertThat(Selector.parse("all()")).isNotEqualTo(Selector.parse("global()"));
    }

    @Test
    void each_operator_answers_for_present_empty_and_absent_labels() {
        Labels labels = Labels.of("a", "xyz", "e", "");
        for (String matching : List.of(
                "a == 'xyz'",
                "a != 'x'",
                "b != 'x'",
                "a in {'q', 'xyz'}",
                "b not in {'x'}",
                "b not in {}",
                "a contains 'y'",
                "a starts with 'xy'",
                "a ends with 'yz'",
                "has(a)",
                "has(e)",
                "e == ''",
                "e contains ''",
                "!has(b)",
                "all()",
                "global()",
                "a == 'q' || e == ''",
                "!(has(a) && has(b))")) {
            assertThat(Selector.parse(matching).matches(labels)).as(matching).isTrue();
            assertThat(Selector.parse(matching).negate().matches(labels))
                    .as("not " + matching)
                    .isFalse();
        }
        for (String other : List.of(
                "a == 'XYZ'",
                "b == ''",
                "b contains ''",
                "b starts with ''",
                "b ends with ''",
                "a in {}",
                "b in {}",
                "a not in {'xyz'}",
                "a contains 'xz'",
                "a starts with 'yz'",
                "a ends with 'xy'",
                "has(A)",
                "!all()",
                "a == 'xyz' && has(b)")) {
            assertThat(Selector.parse(other).matches(labels)).as(other).isFalse();
        }
    }

    @Test
    void large_sets_are_searched_like_small_ones() {
        String[] values = new String[40];
        for (int i = 0; i < values.length; i++) {
            values[i] = "v" + i;
        }
        assertThat(Selector.in("a", values).matches(Labels.of("a", "v17"))).isTrue();
        assertThat(Selector.in("a", values).matches(Labels.of("a", "v40"))).isFalse();
    }

    @Test
    void builders_write_what_the_parser_reads() {
        Selector built = Selector.eq("role", "db")
                .and(Selector.has("x"))
                .or(Selector.notIn("y", "2", "1").negate());
        assertThat(built).isEqualTo(Selector.parse("role == 'db' && has(x) || !y not in {'1','2'}"));
        assertThat(Selector.has("a")
                        .and(Selector.has("b"))
                        .and(Selector.has("c").and(Selector.has("d"))))
                .hasToString("(has(a) && has(b) && has(c) && has(d))");
        assertThat(Selector.allOf(List.of())).isEqualTo(Selector.all());
        assertThat(Selector.anyOf(List.of())).isEqualTo(Selector.none());
        assertThat(Selector.anyOf(List.of(Selector.has("a")))).isEqualTo(Selector.has("a"));
        assertThat(Selector.has("a").negate().negate()).isEqualTo(Selector.has("a"));
        assertThat(Selector.startsWith("a", "p")
                        .and(Selector.endsWith("b", "s"))
                        .and(Selector.contains("c", "m")))
                .hasToString("(a starts with \"p\" && b ends with \"s\" && c contains \"m\")");
        assertThat(Selector.in("a", List.of("2", "1")).and(Selector.notEq("b", "3")))
                .hasToString("(a in {\"1\", \"2\"} && b != \"3\")");
    }

    @Test
    void builders_refuse_what_no_text_can_say() {
        assertThatThrownBy(() -> Selector.has("a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Selector.has("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Selector.has("n".repeat(513))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Selector.eq("a", "'\""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both kinds of quotes");
        assertThat(Selector.has("n".repeat(512)).label()).hasSize(512);
    }

    @Test
    void prefixing_renames_labels_only() {
        Selector selector = Selector.parse("a == 'a' && !has(b) || all() && c in {'z', 'y'} || global()");
        assertThat(selector.prefixLabels("pcns."))
                .hasToString("((pcns.a == \"a\" && !has(pcns.b)) || (all() && pcns.c in {\"y\", \"z\"}) || global())");
        assertThat(selector.prefixLabels("")).isSameAs(selector);
        assertThat(Selector.parse("all() && !global()").mapLeaves(leaf -> leaf)).hasToString("(all() && !global())");
    }

    @Test
    void restrictions_are_necessary_conditions() {
        assertThat(Selector.parse("a in {'1','2'} && a in {'2','3'} && !has(b) && c != 'x'")
                        .restrictions()
                        .toString())
                .isEqualTo("{a=LabelRestriction[present=true, absent=false, oneOf=Optional[[2]]],"
                        + " b=LabelRestriction[present=false, absent=true, oneOf=Optional.empty]}");
        assertThat(Selector.parse("a == '1' && has(z) || a in {'3','2'}").restrictions())
                .containsOnlyKeys("a")
                .containsEntry("a", new LabelRestriction(true, false, Optional.of(List.of("1", "2", "3"))));
        assertThat(Selector.parse("a == '1' && a == '2'").restrictions().values())
                .allMatch(restriction -> !restriction.possible());
        assertThat(Selector.parse("has(a) && !has(a)").restrictions().values())
                .containsExactly(new LabelRestriction(true, true, Optional.empty()))
                .allMatch(restriction -> !restriction.possible());
        assertThat(Selector.parse("!(!has(a))").restrictions()).isEmpty();
        assertThat(Selector.parse("has(a) || !has(a)").restrictions()).isEmpty();
    }
}
