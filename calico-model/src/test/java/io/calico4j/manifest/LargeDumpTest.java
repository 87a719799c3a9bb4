// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.resource.policy.NetworkPolicy;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump of a large cluster, as {@code kubectl get -o yaml} writes it: one document of 100 MB, in the 2 GB heap that tests have. */
@Tag("long")
class LargeDumpTest {
    private static final int ITEMS = 100_000;
    private static final int LEAST_BYTES = 100_000_000;

    @TempDir
    Path folder;

    @Test
    void a_list_of_100_000_items_in_one_document_is_read_with_places() throws IOException {
        Path file = folder.resolve("dump.yaml");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("apiVersion: v1\nitems:\n");
            for (int i = 0; i < ITEMS; i++) {
                out.write(item(i));
            }
            out.write("kind: List\nmetadata:\n  resourceVersion: \"\"\n");
        }
        assertThat(Files.size(file)).isGreaterThan(LEAST_BYTES);
        Manifest manifest = ManifestReader.strict().read(file);
        assertThat(manifest.diagnostics()).isEmpty();
        assertThat(manifest.resources()).hasSize(ITEMS);
        NetworkPolicy last = (NetworkPolicy) manifest.resources().get(ITEMS - 1);
        assertThat(last.metadata().name()).isEqualTo("policy-99999");
        assertThat(last.spec().order()).contains(99_999.0);
        assertThat(manifest.positionOf(last.key(), FieldPath.of("spec", "order"))
                        .orElseThrow()
                        .line())
                .isEqualTo(3 + ITEMS * linesOf(item(0)) - linesOf(item(0).substring(item(0).indexOf("    order:"))));
    }

    @Test
    void the_same_as_json_is_read() throws IOException {
        Path file = folder.resolve("dump.json");
        String one = ManifestWriter.json()
                .write(ManifestReader.strict()
                        .readString("apiVersion: v1\nkind: List\nitems:\n" + item(7))
                        .resources()
                        .get(0));
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("{\"apiVersion\":\"v1\",\"items\":[");
            for (int i = 0; i < ITEMS; i++) {
                out.write(i == 0 ? one : "," + one.replace("policy-7", "policy-" + i));
            }
            out.write("],\"kind\":\"List\",\"metadata\":{\"resourceVersion\":\"\"}}");
        }
        Manifest manifest = ManifestReader.strict().read(file);
        assertThat(manifest.diagnostics()).isEmpty();
        assertThat(manifest.resources()).hasSize(ITEMS);
    }

    private static long linesOf(String text) {
        return text.lines().count();
    }

    private static String item(int i) {
        return """
                - apiVersion: projectcalico.org/v3
                  kind: NetworkPolicy
                  metadata:
                    annotations:
                      example.com/owner: team-%1$d
                      example.com/reason: opened for the batch jobs that read the ledger every night at two
                    creationTimestamp: "2026-03-04T05:06:07Z"
                    labels:
                      app.kubernetes.io/managed-by: deployer
                      app.kubernetes.io/name: ledger-%1$d
                    name: policy-%1$d
                    namespace: ns-%2$d
                    resourceVersion: "%3$d"
                    uid: 5d1c1f1e-0b3a-4c55-9b7e-00000%1$d
                  spec:
                    egress:
                    - action: Allow
                      destination:
                        nets:
                        - 10.%4$d.0.0/16
                        - 172.16.%4$d.0/24
                        ports:
                        - 53
                        - 5432
                        - 8080:8090
                      protocol: TCP
                    ingress:
                    - action: Allow
                      destination:
                        ports:
                        - 443
                      protocol: TCP
                      source:
                        namespaceSelector: kubernetes.io/metadata.name == 'ns-%2$d'
                        selector: app == 'client-%4$d' || has(trusted)
                    order: %1$d
                    selector: app == 'ledger' && tier in {'db', 'cache'}
                    tier: default
                    types:
                    - Ingress
                    - Egress
                """.formatted(i, i % 500, 1_000_000 + i, i % 250);
    }
}
