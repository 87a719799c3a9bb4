// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.manifest.ManifestReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is wrong with a dump, there is a report on the rest of it. */
class HostileDumpTest {
    private static final String[] VALUES = {
        "null",
        "-1",
        "0",
        "3",
        "99999999999999999999",
        "\"\"",
        "[]",
        "{}",
        "[0, 0, 0, 0]",
        "[4, 5, -6, 7]",
        "10.0.0.0/8",
        "10.0.0.4/30",
        "10.0.0.6/31",
        "\"fd00::/122\"",
        "\"::/0\"",
        "host:node-1",
        "\"virtual:\"",
        "\"a\\rb\"",
        "net.low",
        "node-2",
        "true",
        "\"<script>\"",
        "2030-01-01T00:00:00Z",
        "\"\\u0000\"",
        "[[0]]"
    };

    private static String untidy() {
        try (var in = HostileDumpTest.class.getResourceAsStream("/ipam/untidy-cluster.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Replaces the values of a few lines, drops some, and repeats some objects. */
    private static String spoilt(String text, Random random) {
        StringBuilder out = new StringBuilder();
        for (String object : text.split("---\n", -1)) {
            String spoilt = object;
            if (random.nextInt(4) == 0) {
                StringBuilder lines = new StringBuilder();
                for (String line : object.split("\n", -1)) {
                    int colon = line.indexOf(": ");
                    int choice = random.nextInt(8);
                    if (choice == 0 && colon > 0 && !line.startsWith("kind") && !line.startsWith("apiVersion")) {
                        lines.append(line, 0, colon + 2)
                                .append(VALUES[random.nextInt(VALUES.length)])
                                .append('\n');
                    } else if (choice != 1 || !line.startsWith("    ")) {
                        lines.append(line).append('\n');
                    }
                }
                spoilt = lines.toString();
            }
            out.append(spoilt).append("---\n");
            if (random.nextInt(12) == 0) {
                out.append(object.replace("name: 1", "name: copy-1")).append("---\n");
            }
        }
        return out.toString();
    }

    @Property(tries = 200)
    void a_spoilt_dump_has_a_report(@ForAll Random random) {
        var manifest = ManifestReader.lenient().readString(spoilt(untidy(), random));
        ClusterSnapshot cluster = ClusterSnapshot.of(manifest.resources());
        IpamReport report = IpamReport.of(cluster, Optional.of(Duration.ofMinutes(15)));
        assertThat(report.findings()).extracting(IpamFinding::severity).isSortedAccordingTo(Comparator.naturalOrder());
        for (IpamFinding finding : report.findings()) {
            assertThat(finding.evidence()).isNotEmpty().hasSizeLessThan(60);
            for (IpamEvidence evidence : finding.evidence()) {
                evidence.resource()
                        .ifPresent(resource -> assertThat(manifest.positionOf(resource, evidence.path()))
                                .isPresent());
            }
            assertThat(finding.diagnostic().toString()).doesNotContain("\n");
        }
        assertThat(IpamMap.html(report, "spoilt")).endsWith("</html>\n").doesNotContain("<script>");
        assertThat(ReleaseReport.json(report, cluster)).endsWith("}\n");
        assertThat(IpamReport.of(cluster, Optional.of(Duration.ofMinutes(15)))).isEqualTo(report);
    }
}
