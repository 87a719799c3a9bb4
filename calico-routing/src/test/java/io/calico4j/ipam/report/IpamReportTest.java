// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.IpamCompatibility;
import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.manifest.ManifestReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IpamReportTest {
    private static final Optional<Duration> GRACE = Optional.of(Duration.ofMinutes(15));

    private static ClusterSnapshot cluster() throws IOException {
        try (var in = IpamReportTest.class.getResourceAsStream("/ipam/untidy-cluster.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var manifest = ManifestReader.strict().readString(text);
            assertThat(manifest.renderDiagnostics()).isEmpty();
            return ClusterSnapshot.of(manifest.resources());
        }
    }

    private static List<String> lines(IpamReport report) {
        return report.findings().stream()
                .map(finding -> finding.code().name() + " " + finding.subject())
                .toList();
    }

    @Test
    void every_kind_of_disorder_is_found_once() throws IOException {
        IpamReport report = IpamReport.of(cluster(), GRACE);
        assertThat(report.unread().isEmpty()).isTrue();
        assertThat(report.leaksJudged()).isTrue();
        assertThat(lines(report))
                .containsExactlyInAnyOrder(
                        "duplicate-address 10.0.0.0/30",
                        "duplicate-address 10.0.0.4",
                        "address-not-allocated 10.0.0.11",
                        "leaked-address 10.0.0.5",
                        "leaked-address 10.0.0.12",
                        "missing-handle net.outside",
                        "handle-count-wrong net.low",
                        "block-of-missing-node host:gone",
                        "allocation-outside-pools 10.9.0.0/30",
                        "lost-address 10.0.0.8/30",
                        "handle-without-allocations net.empty",
                        "handle-count-wrong net.high",
                        "stale-affinity host:node-1 to 10.0.0.16/30",
                        "fragmentation host:node-2");
        assertThat(report.findings().get(0).severity()).isEqualTo(io.calico4j.diagnostic.Severity.ERROR);
    }

    @Test
    void leaks_carry_evidence_and_a_safe_release() throws IOException {
        IpamReport report = IpamReport.of(cluster(), GRACE);
        IpamFinding leak = report.findings().stream()
                .filter(finding -> finding.subject().equals("10.0.0.5"))
                .findFirst()
                .orElseThrow();
        assertThat(leak.evidence())
                .extracting(IpamEvidence::text)
                .containsExactly(
                        "there is no pod shop/ghost",
                        "held for pod shop/ghost, node node-2, handle net.ghost",
                        "Calico's collector would release it after the grace period");
        assertThat(leak.repair().describe())
                .isEqualTo("release 10.0.0.5 with handle net.ghost and sequence number 191");
        assertThat(leak.diagnostic())
                .hasToString(
                        "warning CAL4010 leaked-address: IPAMBlock/10-0-0-4-30 spec.allocations[1]: 10.0.0.5 is held"
                                + " under net.ghost and nobody uses it; if it stays so"
                                + " (release 10.0.0.5 with handle net.ghost and sequence number 191)");
        IpamFinding ofGoneNode = report.findings().stream()
                .filter(finding -> finding.subject().equals("10.0.0.12"))
                .findFirst()
                .orElseThrow();
        assertThat(ofGoneNode.message()).contains("its node is gone");
    }

    @Test
    void use_is_counted_by_pool_owner_and_block() throws IOException {
        IpamReport report = IpamReport.of(cluster(), GRACE);
        PoolUse pool = report.pools().get(0);
        assertThat(pool.name()).isEqualTo("main");
        assertThat(pool.used()).isEqualTo(8);
        assertThat(pool.borrowed()).isEqualTo(1);
        assertThat(pool.blocks()).isEqualTo(5);
        assertThat(pool.blocksPossible()).isEqualTo(16);
        assertThat(pool.emptyBlocks()).isEqualTo(1);
        assertThat(pool.freeInBlocks()).isEqualTo(12);
        assertThat(report.pools().get(1).name()).isEqualTo("(no pool)");
        assertThat(report.owners())
                .extracting(OwnerUse::owner, OwnerUse::known, OwnerUse::blocks, OwnerUse::lent, OwnerUse::borrowed)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("host:node-1", true, 1, 0L, 2L),
                        org.assertj.core.groups.Tuple.tuple("host:gone", false, 1, 0L, 0L));
        assertThat(report.blocks()).extracting(BlockUse::cidr).isSorted().hasSize(6);
    }

    @Test
    void repairs_that_need_no_hand_leave_nothing_of_their_kind() throws IOException {
        ClusterSnapshot cluster = cluster();
        InMemoryIpamStore store = InMemoryIpamStore.create();
        assertThat(IpamResources.load(cluster, store).isEmpty()).isTrue();
        Ipam ipam = Ipam.over(store, io.calico4j.ipam.IpamClock.system(), IpamCompatibility.CORRECT);
        TreeMap<String, Boolean> done = new TreeMap<>();
        for (IpamFinding finding : IpamReport.of(cluster, GRACE).findings()) {
            done.put(
                    finding.code().name() + " " + finding.subject(),
                    finding.repair().applyTo(ipam));
        }
        assertThat(done)
                .containsEntry("leaked-address 10.0.0.5", true)
                .containsEntry("lost-address 10.0.0.8/30", false);
        IpamReport after = IpamReport.of(IpamResources.replaceIn(cluster, store), GRACE);
        assertThat(lines(after))
                .containsExactlyInAnyOrder(
                        "duplicate-address 10.0.0.0/30",
                        "duplicate-address 10.0.0.4",
                        "address-not-allocated 10.0.0.11",
                        "allocation-outside-pools 10.9.0.0/30",
                        "lost-address 10.0.0.8/30",
                        "stale-affinity host:node-1 to 10.0.0.16/30");
    }

    @Test
    void findings_are_in_the_order_of_severity_code_and_address() throws IOException {
        assertThat(lines(IpamReport.of(cluster(), GRACE)).subList(2, 5))
                .containsExactly(
                        "address-not-allocated 10.0.0.11", "leaked-address 10.0.0.5", "leaked-address 10.0.0.12");
    }

    @Test
    void without_pods_leaks_are_not_judged() throws IOException {
        ClusterSnapshot cluster = cluster();
        var pods = cluster.all(io.calico4j.kubernetes.Pod.class).stream()
                .map(pod -> pod.key())
                .toArray(io.calico4j.resource.ResourceKey[]::new);
        IpamReport report = IpamReport.of(cluster.without(pods), GRACE);
        assertThat(report.leaksJudged()).isFalse();
        assertThat(report.findings()).noneMatch(finding -> finding.code().equals(IpamCodes.LEAKED_ADDRESS));
    }
}
