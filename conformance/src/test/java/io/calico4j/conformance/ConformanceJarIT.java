// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Starts the packed jar as its users do. */
class ConformanceJarIT {

    @Test
    void the_jar_runs_an_area_of_the_own_vectors() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "conformance.jar").toString(),
                        "--area",
                        "routing/mtu",
                        "vectors")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).matches("(?s)routing/mtu: .*\n\\d+ passed, 0 failed, 0 skipped\n");
    }
}
