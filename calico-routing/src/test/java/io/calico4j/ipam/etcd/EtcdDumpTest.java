// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.ipam.report.IpamReport;
import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamJson;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EtcdDumpTest {
    private static final Optional<Duration> GRACE = Optional.of(Duration.ofMinutes(15));

    /** A key and its value. */
    private record Line(String path, String value) {}

    private static ClusterSnapshot untidy() throws IOException {
        try (var in = EtcdDumpTest.class.getResourceAsStream("/ipam/untidy-cluster.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ClusterSnapshot.of(ManifestReader.strict().readString(text).resources());
        }
    }

    /** What etcd would hold of a cluster, bar its pods. */
    private static List<Line> lines(ClusterSnapshot cluster) {
        InMemoryIpamStore store = InMemoryIpamStore.create();
        assertThat(IpamResources.load(cluster, store).isEmpty()).isTrue();
        List<Line> lines = new ArrayList<>();
        for (IpamRange<?> range : List.of(
                IpamRange.blocks(), IpamRange.hostAffinities(), IpamRange.virtualAffinities(), IpamRange.handles())) {
            add(store, range, lines);
        }
        for (Kind kind : List.of(Kind.IP_POOL, Kind.NODE)) {
            String folder = kind == Kind.NODE ? "nodes/" : "ippools/";
            for (Resource resource : cluster.all(kind)) {
                lines.add(new Line(
                        EtcdCodec.RESOURCES + folder + resource.metadata().name(),
                        ManifestWriter.json().write(resource).strip()));
            }
        }
        lines.add(new Line("/calico/felix/v2/host/node-1/status", "up"));
        return lines;
    }

    private static <V> void add(InMemoryIpamStore store, IpamRange<V> range, List<Line> lines) {
        store.list(range)
                .forEach(entry -> lines.add(new Line(entry.key().path(), IpamJson.write(entry.key(), entry.value()))));
    }

    private static List<String> findings(ClusterSnapshot cluster) {
        return IpamReport.of(cluster, GRACE).findings().stream()
                .map(finding -> finding.code() + " " + finding.subject() + ": " + finding.message())
                .toList();
    }

    @Test
    void a_report_on_what_etcd_holds_says_what_one_on_kubernetes_resources_says() throws IOException {
        ClusterSnapshot cluster = untidy();
        StringBuilder text = new StringBuilder();
        lines(cluster)
                .forEach(line ->
                        text.append(line.path).append('\n').append(line.value).append('\n'));
        EtcdDump dump = EtcdDump.parse(text.toString(), "dump.txt");
        assertThat(dump.diagnostics().render()).isEmpty();
        ClusterSnapshot pods = ClusterSnapshot.of(cluster.all(Kind.POD));
        assertThat(findings(pods.with(dump.resources()))).hasSize(14).isEqualTo(findings(cluster));
        ResourceKey block = dump.resources().get(1).key();
        assertThat(block).hasToString("IPAMBlock/10-0-0-12-30");
        assertThat(dump.positionOf(block)).hasToString("Optional[dump.txt:3:1]");
    }

    @Test
    void the_answer_in_json_gives_revisions_too() throws IOException {
        StringBuilder text =
                new StringBuilder("{\"header\":{\"cluster_id\":14841639068965178418,\"revision\":99},\"kvs\":[");
        int revision = 40;
        for (Line line : lines(untidy())) {
            text.append(revision > 40 ? "," : "").append("{\"key\":\"").append(base64(line.path));
            text.append("\",\"create_revision\":3,\"mod_revision\":").append(revision++);
            text.append(",\"version\":1,\"value\":\"")
                    .append(base64(line.value))
                    .append("\"}");
        }
        EtcdDump dump = EtcdDump.parse(text + "],\"count\":9}", "dump.json");
        assertThat(dump.diagnostics().render()).isEmpty();
        assertThat(findings(ClusterSnapshot.of(untidy().all(Kind.POD)).with(dump.resources())))
                .isEqualTo(findings(untidy()));
        assertThat(dump.resources().get(2).metadata().resourceVersion()).contains("42");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_is_no_dump_is_said_with_its_place() {
        EtcdDump dump = EtcdDump.parse("""
                /calico/ipam/v2/config
                {"strict_affinity":true}
                /calico/ipam/v2/handle/x
                {"block":
                /calico/resources/v3/projectcalico.org/ippools/p
                {broken
                """, "d");
        assertThat(dump.resources()).hasSize(1);
        assertThat(dump.diagnostics().asList())
                .extracting(problem -> problem.position().orElseThrow() + " "
                        + problem.subject().orElseThrow())
                .containsExactlyInAnyOrder(
                        "d:3:1 /calico/ipam/v2/handle/x", "d:5:1 /calico/resources/v3/projectcalico.org/ippools/p");
        assertThat(EtcdDump.parse("hello", "d").diagnostics().render()).contains("no line begins with a key");
        assertThat(EtcdDump.parse("{\"kvs\":7", "d").diagnostics().render()).contains("no answer of etcdctl");
        assertThat(EtcdDump.parse(" \n", "d").diagnostics().isEmpty()).isTrue();
    }
}
