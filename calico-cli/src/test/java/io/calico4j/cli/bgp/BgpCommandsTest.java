// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of {@code bgp}, {@code bird} and {@code what-if}. */
class BgpCommandsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void cluster() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            text.append("""
                    ---
                    apiVersion: projectcalico.org/v3
                    kind: Node
                    metadata: {name: n%d}
                    spec: {bgp: {ipv4Address: 10.0.0.%d/24}}
                    ---
                    apiVersion: projectcalico.org/v3
                    kind: BlockAffinity
                    metadata: {name: b%d}
                    spec: {cidr: 10.244.%d.0/26, node: n%d, state: confirmed, deleted: false}
                    """.formatted(i, 10 + i, i, i, i));
        }
        text.append("""
                ---
                apiVersion: projectcalico.org/v3
                kind: IPPool
                metadata: {name: main}
                spec: {cidr: 10.244.0.0/16}
                """);
        Files.writeString(folder.resolve("cluster.yaml"), text.toString());
    }

    private CliRun run(String... args) {
        return CliRun.of(args);
    }

    @Test
    void bgp_shows_sessions_and_reach() {
        CliRun bgp = run("bgp", folder.toString());
        assertThat(bgp.status()).isZero();
        assertThat(bgp.out()).contains("all 6 ends come up", "every node has a route to every one", "Mesh_10_0_0_12");
        assertThat(run("bgp", folder.toString(), "-o", "json").out()).contains("\"reached\" : 9");
    }

    @Test
    void bgp_draws_and_imitates_and_plans() {
        assertThat(run("bgp", folder.toString(), "--picture", "mermaid").out()).startsWith("flowchart TB");
        assertThat(run("bgp", folder.toString(), "--picture", "svg").out()).startsWith("<svg");
        assertThat(run("bgp", folder.toString(), "--node", "n2").out()).contains("node-to-node mesh", "Established");
        CliRun steps = run("bgp", folder.toString(), "--to-reflectors", "n1,n2");
        assertThat(steps.status()).isZero();
        assertThat(steps.out()).contains("switch the mesh off", "safe").doesNotContain("loses");
    }

    @Test
    void bird_writes_the_configuration() {
        assertThat(run("bird", "n1", folder.toString()).out()).contains("protocol bgp Mesh_10_0_0_13 from peer");
        assertThat(run("bird", "n1", folder.toString(), "--dialect", "stock_2").out())
                .contains("ipv4 {");
        CliRun unknown = run("bird", "n9", folder.toString());
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("n9", "n1, n2, n3");
    }

    @Test
    void what_if_tells_who_loses_what() {
        assertThat(run("what-if", folder.toString(), "--fail", "n1").out()).contains("nobody else loses a route");
        assertThat(run("what-if", folder.toString()).status()).isZero();
        assertThat(run("what-if", folder.toString(), "--fail", "nobody").status())
                .isEqualTo(2);
        assertThat(run("what-if", folder.toString(), "-o", "json").out()).contains("\"lost\" : 0");
    }
}
