// SPDX-License-Identifier: Apache-2.0
package io.calico4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
}
