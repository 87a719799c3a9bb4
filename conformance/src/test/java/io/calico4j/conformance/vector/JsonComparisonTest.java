// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JsonComparisonTest {
    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void member_order_is_of_no_account_and_list_order_is() {
        assertThat(JsonComparison.exact().same(json("{'a':1,'b':2}"), json("{'b':2,'a':1}")))
                .isTrue();
        assertThat(JsonComparison.exact().same(json("[1,2]"), json("[2,1]"))).isFalse();
    }

    @Test
    void numbers_compare_by_value() {
        assertThat(JsonComparison.exact().same(json("[1, 5000000000, 12.50]"), json("[1.0, 5e9, 12.5]")))
                .isTrue();
        assertThat(JsonComparison.exact().same(json("9007199254740993"), json("9007199254740992")))
                .isFalse();
    }

    @Test
    void exact_tells_null_empty_and_absent_apart() {
        assertThat(JsonComparison.exact().differences(json("{'a':null,'b':[]}"), json("{'b':{}}")))
                .containsExactly(new Difference("a", "null", "absent"), new Difference("b", "[]", "{}"));
    }

    @Test
    void empty_as_absent_takes_them_for_one() {
        assertThat(JsonComparison.emptyAsAbsent().same(json("{'a':null,'b':[],'c':''}"), json("{'d':{}}")))
                .isTrue();
        assertThat(JsonComparison.emptyAsAbsent().same(json("{'a':0}"), json("{}")))
                .isFalse();
        assertThat(JsonComparison.emptyAsAbsent().same(json("{'a':false}"), json("{}")))
                .isFalse();
    }

    @Test
    void every_difference_is_listed_with_its_path() {
        assertThat(JsonComparison.exact()
                        .differences(
                                json("{'spec':{'order':10,'rules':[{'port':80},{'port':443}]},'x':1}"),
                                json("{'spec':{'order':20,'rules':[{'port':80},{'port':'443'},7]}}")))
                .containsExactly(
                        new Difference("spec.order", "10", "20"),
                        new Difference("spec.rules[1].port", "443", "\"443\""),
                        new Difference("spec.rules[2]", "absent", "7"),
                        new Difference("x", "1", "absent"));
    }

    @Test
    void sorted_puts_lists_that_are_sets_in_one_order() {
        assertThat(JsonComparison.sorted(json("['b',['c'],'a']"))).isEqualTo(json("['a','b',['c']]"));
        assertThat(JsonComparison.sorted(json("{'a':1}"))).isEqualTo(json("{'a':1}"));
    }

    @Test
    void checks_collect_all_differences_of_a_vector() {
        Outcome outcome = new Checks()
                .equal("canonical", "all()", "global()")
                .same("parsed", json("{'ok':true}"), json("{'ok':false}"))
                .same("labels", json("['a']"), json("['b']"))
                .equal("id", 4, 4)
                .outcome();
        assertThat(outcome)
                .isEqualTo(Outcome.failed(
                        "canonical: all()\nparsed.ok: true\nlabels[0]: \"a\"",
                        "canonical: global()\nparsed.ok: false\nlabels[0]: \"b\""));
    }

    private JsonNode json(String text) {
        try {
            return mapper.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
