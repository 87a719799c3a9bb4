// SPDX-License-Identifier: Apache-2.0
package io.calico4j.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The workbench over manifests nobody here wrote; they lie beside the project where they are at hand. */
class RealManifestsTest {
    private static final Path REAL = Path.of(System.getProperty("calico4j.real", "../../shared/real"));

    @Test
    void inspect_summarises_what_installs_calico() throws IOException {
        for (Path manifest : manifests("install")) {
            Workbench run = Workbench.run("inspect", "--fail-on", "warning", manifest.toString());
            assertThat(run.err()).isEmpty();
            assertThat(run.status()).as(run.out()).isZero();
            assertThat(run.out()).contains(" in 1 file, no findings\n", "\nRESOURCES\n");
        }
    }

    @Test
    void inspect_summarises_an_application_and_shows_where_its_policies_are_broken() throws IOException {
        for (Path manifest : manifests("online-boutique")) {
            Workbench run = Workbench.run("inspect", manifest.toString());
            assertThat(run.err()).isEmpty();
            assertThat(run.status()).isEqualTo(run.out().contains("{}---") ? 1 : 0);
            if (manifest.endsWith("network-policies.yaml")) {
                assertThat(run.out()).contains("NetworkPolicy 13", "a separator must stand on a line of its own");
            }
        }
    }

    private static List<Path> manifests(String folder) throws IOException {
        Path path = REAL.resolve(folder);
        assumeTrue(Files.isDirectory(path), "no real manifests at " + path + ": nothing to try");
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }
}
