// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.bgp.BgpCompatibility;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.render.bird.BirdConfiguration;
import io.calico4j.render.bird.BirdDialect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every configuration for BIRD 2 that the vectors give is accepted by {@code bird -p}. */
class StockBirdSyntaxTest {
    private static final Path BIRD = Path.of("/usr/sbin/bird");
    private static final Path VECTORS = Path.of("vectors/routing/bgp_sessions.jsonl.gz");

    @Test
    void bird_accepts_every_configuration(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(BIRD), "BIRD 2 is not installed: apt-get install -y bird2");
        ObjectMapper mapper = new ObjectMapper();
        int checked = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(VECTORS)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode vector = mapper.readTree(line);
                BgpPlan plan = BgpPlan.of(
                        BgpJson.snapshot(vector), BgpJson.options(vector).withCompatibility(BgpCompatibility.CORRECT));
                for (String node : plan.nodeNames()) {
                    for (String text : BirdConfiguration.of(plan, node, BirdDialect.STOCK_2)
                            .files()
                            .values()) {
                        check(folder, vector.path("id").asText() + " " + node, text);
                        checked++;
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(300);
    }

    private static void check(Path folder, String what, String text) throws IOException, InterruptedException {
        Path file = folder.resolve("bird.cfg");
        Files.writeString(file, text);
        Process bird = new ProcessBuilder(BIRD.toString(), "-p", "-c", file.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(bird.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bird.waitFor()).as("%s: %s%n%s", what, out, text).isZero();
    }
}
