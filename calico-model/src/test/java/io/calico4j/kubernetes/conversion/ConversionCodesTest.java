// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Code;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversionCodesTest {
    @Test
    void lists_every_declared_code_by_id() {
        List<Code> declared = Arrays.stream(ConversionCodes.class.getFields())
                .map(ConversionCodesTest::value)
                .toList();
        assertThat(ConversionCodes.all())
                .isSorted()
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void every_code_has_a_page_that_names_it() throws IOException {
        for (Code code : ConversionCodes.all()) {
            assertThat(Files.readString(Path.of("..", "docs", code.page())))
                    .startsWith("# " + code + "\n")
                    .contains("**Cause.**", "**Example.**", "**Fix.**");
        }
    }

    private static Code value(Field field) {
        try {
            return (Code) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
