// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Code;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestCodesTest {
    @Test
    void lists_every_declared_code_by_id() {
        List<Code> declared = Arrays.stream(ManifestCodes.class.getFields())
                .map(ManifestCodesTest::value)
                .toList();
        assertThat(ManifestCodes.all())
                .isSorted()
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(declared);
        assertThat(ManifestCodes.all().stream().map(Code::id)).doesNotHaveDuplicates();
    }

    @Test
    void every_code_has_a_page_that_names_it() throws IOException {
        for (Code code : ManifestCodes.all()) {
            Path page = Path.of("..", "docs", code.page());
            assertThat(page).exists();
            assertThat(Files.readString(page))
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
