// SPDX-License-Identifier: Apache-2.0
package io.calico4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the workbench says of the addresses of each sample cluster. */
class IpamSamplesTest {
    @ParameterizedTest
    @MethodSource("io.calico4j.samples.SampleClustersTest#clusters")
    void report_finds_nothing_that_needs_a_repair(String cluster) throws IOException {
        Workbench run = Workbench.run("ipam", "report", "clusters/" + cluster);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        Golden.assertMatches(cluster + ".ipam-report.txt", run.out());
    }

    @ParameterizedTest
    @MethodSource("io.calico4j.samples.SampleClustersTest#clusters")
    void plan_finds_room_for_ten_times_the_nodes(String cluster) throws IOException {
        Workbench run = Workbench.run(
                "ipam",
                "plan",
                "clusters/" + cluster,
                "--nodes",
                "60",
                "--pods-per-node",
                "30",
                "--node-label",
                "network-type=routable");
        assertThat(run.err()).isEmpty();
        Golden.assertMatches(cluster + ".ipam-plan.txt", run.out());
    }

    @Test
    void report_finds_everything_in_the_dump_of_an_untidy_cluster(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("leaks.json");
        Workbench run = Workbench.run("ipam", "report", "dumps/untidy-addresses", "--release-report", file.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
        Golden.assertMatches("untidy-addresses.ipam-report.txt", run.out());
        Golden.assertMatches("untidy-addresses.ipam-release.json", Files.readString(file));
    }
}
