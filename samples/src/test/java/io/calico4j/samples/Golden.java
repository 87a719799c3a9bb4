// SPDX-License-Identifier: Apache-2.0
package io.calico4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Outputs that a person has looked at and found good.
 *
 * <p>With {@code -Dgolden.update=true} the tests write what they see instead of comparing; look at the difference before
 * you commit it.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    static void assertMatches(String name, String output) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, output);
        }
        assertThat(output).as(file + " (-Dgolden.update=true rewrites it)").isEqualTo(Files.readString(file));
    }
}
