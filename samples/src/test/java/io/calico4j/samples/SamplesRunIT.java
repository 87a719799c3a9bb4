// SPDX-License-Identifier: Apache-2.0
package io.calico4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts the workbench as its users do. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "samples/run is a bash script")
class SamplesRunIT {
    @TempDir
    Path elsewhere;

    @Test
    void runs_from_any_directory() throws IOException, InterruptedException {
        String cluster = Path.of("clusters", "two-rack-ipip-crosssubnet")
                .toAbsolutePath()
                .toString();
        Process process = new ProcessBuilder(
                        "bash", Path.of("run").toAbsolutePath().toString(), "inspect", cluster)
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        String golden = Files.readString(Path.of("src/test/resources/golden/two-rack-ipip-crosssubnet.inspect.txt"));
        assertThat(output.replace(cluster, "clusters/two-rack-ipip-crosssubnet"))
                .isEqualTo(golden);
    }
}
