// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.cli.CliRun;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.pool.IPPool;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    private static final String POOL = """
            apiVersion: projectcalico.org/v3
            kind: IPPool
            metadata: {name: pool-3, labels: {zone: a}}
            spec: {cidr: 10.67.0.0/16, blockSize: 27}
            """;

    @TempDir
    Path folder;

    @Test
    void kubernetes_policies_become_calicos() throws IOException {
        CliRun run = CliRun.of("convert", CliRun.manifest(folder, """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: web, namespace: shop}
                spec:
                  podSelector: {matchLabels: {role: web}}
                  ingress: [{ports: [{port: 8080}]}]
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: shop}
                """));
        Manifest read = ManifestReader.strict().readString(run.out());
        assertThat(read.resources(NetworkPolicy.class).get(0).spec().selector())
                .contains("projectcalico.org/orchestrator == 'k8s' && role == 'web'");
        assertThat(run.err()).contains("without a counterpart: ConfigMap 1");
        assertThat(run.status()).isZero();
    }

    @Test
    void what_opens_more_than_it_says_is_reported_with_its_line() throws IOException {
        CliRun run = CliRun.of("convert", CliRun.manifest(folder, """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: web, namespace: shop}
                spec:
                  podSelector: {}
                  ingress:
                  - from: [{ipBlock: {cidr: 10.0.0.9}}]
                """));
        assertThat(run.err()).contains("manifest.yaml:7:").contains("block-matches-all");
    }

    @Test
    void the_stored_form_and_back_loses_nothing() throws IOException {
        CliRun stored = CliRun.of("convert", "--to", "storage", CliRun.manifest(folder, POOL));
        assertThat(stored.out()).startsWith("apiVersion: crd.projectcalico.org/v1\nkind: IPPool\n");
        CliRun back = CliRun.of("convert", "--to", "v3", CliRun.manifest(folder, stored.out()));
        assertThat(ManifestReader.strict().readString(back.out()).resources(IPPool.class))
                .isEqualTo(ManifestReader.strict().readString(POOL).resources(IPPool.class));
    }

    @Test
    void programs_get_json() throws IOException {
        CliRun run = CliRun.of("convert", "--json", "--to", "storage", CliRun.manifest(folder, POOL));
        JsonNode list = new ObjectMapper().readTree(run.out());
        assertThat(list).hasSize(1);
        assertThat(list.at("/0/apiVersion").textValue()).isEqualTo("crd.projectcalico.org/v1");
        assertThat(list.at("/0/spec/blockSize").intValue()).isEqualTo(27);
    }

    @Test
    void files_have_no_uids_and_nodes_are_not_stored() throws IOException {
        String manifest = CliRun.manifest(folder, """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {team: blue}}
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: robot, namespace: shop, uid: 30316465-6365-4463-ad63-3564622d3638}
                ---
                apiVersion: projectcalico.org/v3
                kind: Node
                metadata: {name: n-1}
                """);
        CliRun calico = CliRun.of("convert", manifest);
        assertThat(calico.status()).isZero();
        assertThat(calico.out())
                .contains("name: kns.shop\nspec:")
                .contains("name: ksa.shop.robot\n  uid: ")
                .contains("pcns.team: blue");
        CliRun stored = CliRun.of("convert", "--to", "storage", manifest);
        assertThat(stored.out()).isEmpty();
        assertThat(stored.err()).isEqualTo("without a counterpart: Namespace 1, Node 1, ServiceAccount 1\n");
    }
}
