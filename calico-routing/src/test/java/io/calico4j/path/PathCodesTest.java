// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PathCodesTest {
    @Test
    void every_code_has_a_page_that_names_it() throws IOException {
        assertThat(PathCodes.all()).isSorted().doesNotHaveDuplicates();
        for (Code code : PathCodes.all()) {
            assertThat(Files.readString(Path.of("..", "docs", code.page()))).startsWith("# " + code + "\n");
        }
    }
}
