// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FormatExceptionTest {
    @Test
    void names_input_offset_and_expectation() {
        var e = new FormatException("10.0.0.0/33", 9, "a prefix length 0..32");

        assertThat(e).hasMessage("\"10.0.0.0/33\": expected a prefix length 0..32 at offset 9");
        assertThat(e.input()).isEqualTo("10.0.0.0/33");
        assertThat(e.offset()).isEqualTo(9);
        assertThat(e.expectation()).isEqualTo("a prefix length 0..32");
    }

    @Test
    void shortens_a_long_input_in_the_message() {
        var e = new FormatException("x".repeat(10_000), 10_000, "less");

        assertThat(e.getMessage()).hasSizeLessThan(200).contains("...");
    }

    @Test
    void refuses_an_offset_outside_the_input() {
        assertThatThrownBy(() -> new FormatException("abc", 4, "d")).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
