// SPDX-License-Identifier: Apache-2.0
package io.calico4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the workbench shows of each sample cluster. */
class SampleClustersTest {
    private static final Path CLUSTERS = Path.of("clusters");

    static List<String> clusters() throws IOException {
        try (Stream<Path> folders = Files.list(CLUSTERS)) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void inspect_shows_the_cluster_and_finds_nothing_wrong(String cluster) throws IOException {
        Workbench run = Workbench.run("inspect", "clusters/" + cluster);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        Golden.assertMatches(cluster + ".inspect.txt", run.out());
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void validate_finds_nothing_wrong_alone_or_together(String cluster) {
        Workbench run = Workbench.run("validate", "--fail-on", "warning", "clusters/" + cluster);
        assertThat(run.out()).endsWith(" files: nothing wrong\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void inspect_answers_programs_in_json(String cluster) throws IOException {
        Workbench run = Workbench.run("inspect", "--output", "json", "clusters/" + cluster);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        Golden.assertMatches(cluster + ".inspect.json", run.out());
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void select_lists_what_the_pods_of_the_first_team_are(String cluster) throws IOException {
        Workbench run = Workbench.run("select", "pcns.name == 'org-1' && has(app)", "clusters/" + cluster);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        Golden.assertMatches(cluster + ".select.txt", run.out());
    }

    @Test
    void routes_shows_what_a_node_gets() throws IOException {
        for (String[] of : new String[][] {
            {"two-rack-ipip-crosssubnet", "worker-b-1"},
            {"vxlan-without-bgp", "apps-0"},
            {"tor-peered-routable", "internal-b-1"},
            {"single-subnet-native", "worker-1"}
        }) {
            Workbench run = Workbench.run("routes", of[1], "clusters/" + of[0]);
            assertThat(run.err()).isEmpty();
            assertThat(run.status()).isZero();
            Golden.assertMatches(of[0] + ".routes.txt", run.out());
        }
    }

    @Test
    void trace_follows_a_packet_across_the_racks() throws IOException {
        Workbench run =
                Workbench.run("trace", "192.168.60.193", "192.168.154.129", "clusters/two-rack-ipip-crosssubnet");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        Golden.assertMatches("two-rack-ipip-crosssubnet.trace.txt", run.out());
    }

    @Test
    void trace_names_the_policy_that_stops_a_packet() throws IOException {
        Workbench run = Workbench.run(
                "trace",
                "org-1/orders-db-0",
                "org-1/storefront-v6dt2cjxr-ccw4k:5432",
                "clusters/two-rack-ipip-crosssubnet");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
        Golden.assertMatches("two-rack-ipip-crosssubnet.trace-denied.txt", run.out());
    }

    @Test
    void migrate_moves_two_racks_from_ip_in_ip_to_vxlan(@TempDir Path wanted) throws IOException {
        Path now = CLUSTERS.resolve("two-rack-ipip-crosssubnet");
        for (String file : List.of("network.yaml", "nodes.yaml", "ipam.yaml", "workloads.yaml")) {
            Files.writeString(
                    wanted.resolve(file),
                    Files.readString(now.resolve(file))
                            .replace(
                                    "ipipMode: CrossSubnet\n  vxlanMode: Never",
                                    "ipipMode: Never\n  vxlanMode: CrossSubnet")
                            .replace("  ipipMTU: 1480\n", "")
                            .replaceAll(
                                    "  bgp:\n(    ipv4Address: \\S+\n)    ipv4IPIPTunnelAddr: (\\S+)\n",
                                    "  ipv4VXLANTunnelAddr: $2\n  bgp:\n$1"));
        }
        for (String file : List.of("namespaces.yaml", "policies.yaml")) {
            Files.copy(now.resolve(file), wanted.resolve(file));
        }
        Workbench run = Workbench.run("migrate", "clusters/two-rack-ipip-crosssubnet", wanted.toString());
        assertThat(run.err()).isEmpty();
        Golden.assertMatches("two-rack-ipip-crosssubnet.migrate.txt", run.out());
    }

    @Test
    void select_explains_term_by_term() throws IOException {
        Workbench run = Workbench.run(
                "select",
                "pcns.name == 'payments' && (pcsa.may-read-secrets == 'true' || app in {'vault', 'settlement'}) && !has(pci)",
                "clusters/vxlan-without-bgp",
                "--why",
                "payments/vault-0");
        assertThat(run.status()).isEqualTo(1);
        Golden.assertMatches("vxlan-without-bgp.select-why.txt", run.out());
    }

    /** The reference document's policies, as the engineer on call would ask about them. */
    @ParameterizedTest
    @CsvSource({
        "team-netpol, 0, kube-system/coredns-q9hxj99br-tkq4p, org-1/storefront-v6dt2cjxr-ccw4k:80",
        "team-netpol, 1, org-1/storefront-v6dt2cjxr-ccw4k, org-1/orders-db-0:5432",
        "global-deny-all, 0, org-2/ledger-zpd4h4rxs-9g784, 192.168.60.193:53/udp",
        "global-deny-all, 1, org-2/ledger-zpd4h4rxs-9g784, 198.51.100.9:443"
    })
    void explain_tells_the_engineer_on_call(String policy, int status, String from, String to) throws IOException {
        Workbench run = Workbench.run("explain", from, to, "clusters/two-rack-ipip-crosssubnet");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(status);
        Golden.assertMatches("two-rack-ipip-crosssubnet.explain-" + policy + "-" + status + ".txt", run.out());
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void every_cluster_tells_its_story(String cluster) throws IOException {
        assertThat(Files.readString(CLUSTERS.resolve(cluster).resolve("README.md")))
                .startsWith("# " + cluster + "\n")
                .contains("```\n");
    }
}
