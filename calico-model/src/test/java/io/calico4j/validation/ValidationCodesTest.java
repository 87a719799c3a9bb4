// SPDX-License-Identifier: Apache-2.0
package io.calico4j.validation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.GoldenMessages;
import io.calico4j.resource.Resource;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code has a page, and the page's own examples show it: the first is found, the second is not. */
class ValidationCodesTest {
    static List<Code> codes() {
        return ValidationCodes.all();
    }

    @Test
    void lists_codes_by_id_without_doubles() {
        assertThat(codes()).isSorted().doesNotHaveDuplicates();
        assertThat(codes().stream().map(Code::id)).doesNotHaveDuplicates();
        assertThat(codes().stream().map(Code::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void has_a_page_in_the_usual_form(Code code) {
        assertThat(PageExamples.page(code))
                .startsWith("# " + code + "\n")
                .contains("**Cause.**", "**Example.**", "**Fix.**");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void is_found_in_the_first_example(Code code) {
        assertThat(found(PageExamples.broken(code), code)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void is_not_found_in_the_second_example(Code code) {
        assertThat(found(PageExamples.fixed(code), code)).isEmpty();
    }

    /** The messages of all codes, to be read by people. What is said about the first examples is in the golden file. */
    @Test
    void says_what_the_golden_file_says() throws IOException {
        String messages = codes().stream()
                .flatMap(code -> found(PageExamples.broken(code), code).stream())
                .map(Diagnostic::toString)
                .collect(joining("\n", "", "\n"));
        GoldenMessages.assertMatches(codes(), messages);
    }

    private static Diagnostics found(Resource resource, Code code) {
        return Validator.standard().validate(resource).filter(d -> d.code().equals(code));
    }
}
