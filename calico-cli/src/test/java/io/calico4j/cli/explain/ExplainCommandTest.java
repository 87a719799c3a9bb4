// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.cli.CliRun;
import io.calico4j.cli.command.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir
    Path folder;

    private String cluster = "";

    @BeforeEach
    void write_cluster() throws IOException {
        cluster = CliRun.manifest(folder, """
                apiVersion: v1
                kind: Pod
                metadata: {name: web-0, namespace: shop, labels: {role: web}}
                spec: {nodeName: n-1, containers: [{name: c}]}
                status: {podIP: 10.65.0.11}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: db-0, namespace: shop, labels: {role: db}}
                spec: {nodeName: n-2, containers: [{name: c}]}
                status: {podIP: 10.65.0.22}
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop}
                ---
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata: {name: db, namespace: shop}
                spec:
                  selector: role == 'db'
                  ingress:
                  - {action: Allow, protocol: TCP, destination: {ports: [5432]}}
                """);
    }

    @Test
    void an_allowed_flow_ends_well_and_a_denied_one_does_not() {
        CliRun allowed = CliRun.of("explain", "shop/web-0", "shop/db-0:5432", cluster);
        assertThat(allowed.out()).startsWith("ALLOWED  shop/web-0 -> shop/db-0 tcp 5432\n");
        assertThat(allowed.out())
                .contains("allowed by NetworkPolicy/shop/db ingress[0]")
                .contains(cluster + ":23)");
        assertThat(allowed.status()).isZero();
        CliRun denied = CliRun.of("explain", "10.65.0.11", "shop/db-0:53/udp", cluster);
        assertThat(denied.out()).startsWith("DENIED  10.65.0.11 -> shop/db-0 udp 53\n");
        assertThat(denied.status()).isEqualTo(1);
    }

    @Test
    void a_misspelled_pod_is_named() {
        CliRun run = CliRun.of("explain", "shop/web-1", "shop/db-0:5432", cluster);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("shop/web-1 is not in these manifests; did you mean shop/web-0?");
    }

    @Test
    void programs_get_json_and_a_page() throws IOException {
        CliRun json = CliRun.of("explain", "-o", "json", "shop/web-0", "shop/db-0:80", cluster);
        assertThat(new ObjectMapper().readTree(json.out()).at("/verdict").textValue())
                .isEqualTo("deny");
        assertThat(CliRun.of("explain", "-o", "html", "shop/web-0", "shop/db-0:80", cluster)
                        .out())
                .startsWith("<!DOCTYPE html>");
    }

    @Test
    void policies_are_listed_in_their_order() throws IOException {
        assertThat(CliRun.of("policies", "--rules", "shop/db-0", cluster).out()).isEqualTo("""
                Pod/shop/db-0

                INGRESS
                  tier default, then Deny
                    NetworkPolicy/shop/db  (%s:17)
                      Allow; destination.ports: 5432; protocol: TCP

                PROFILES  asked behind the last tier
                  kns.shop
                """.formatted(cluster));
        assertThat(new ObjectMapper()
                        .readTree(CliRun.of("policies", "-o", "json", "shop/db-0", cluster)
                                .out())
                        .at("/tiers/0/ingress/0")
                        .textValue())
                .isEqualTo("NetworkPolicy/shop/db");
        CliRun unknown = CliRun.of("policies", "shop/db-7", cluster);
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean Pod/shop/db-0?");
    }

    @Test
    void the_ends_of_a_flow_are_read() {
        assertThat(FlowArgument.flow("a/b", "c/d:80")).hasToString("a/b -> c/d tcp 80");
        assertThat(FlowArgument.flow("a/b", "c/d:53/UDP")).hasToString("a/b -> c/d udp 53");
        assertThat(FlowArgument.flow("a/b", "10.0.0.1:132/sctp")).hasToString("a/b -> 10.0.0.1 sctp 132");
        assertThat(FlowArgument.flow("fd00::2", "[fd00::1]:443")).hasToString("fd00::2 -> fd00::1 tcp 443");
        assertThat(FlowArgument.flow("fd00::2", "fd00::1")).hasToString("fd00::2 -> fd00::1 tcp 0");
        assertThat(FlowArgument.flow("host:n-1", "host:n-2:8/icmp")).hasToString("host n-1 -> host n-2 icmp type 8");
        assertThat(FlowArgument.flow("a/b", "10.0.0.1/47")).hasToString("a/b -> 10.0.0.1 protocol 47");
        assertThat(FlowArgument.flow("a/b", "c/d/icmp")).hasToString("a/b -> c/d icmp");
        assertThatThrownBy(() -> FlowArgument.flow("a/b", "c/d:70000")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> FlowArgument.flow("a/b", "c/d:http")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> FlowArgument.flow("a", "c/d:80")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> FlowArgument.flow("a/b", "c/d:80/tpc")).isInstanceOf(UsageException.class);
    }

    /** The Deployments have no pods; the StatefulSet has one, which counts itself. */
    private static final String CONTROLLERS = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: front}
            spec: {replicas: 3, template: {metadata: {labels: {app: front}}}}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: store, namespace: default}
            spec: {template: {metadata: {labels: {app: store}}}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: store-0, labels: {app: store}}
            spec: {nodeName: n-1, containers: [{name: c}]}
            status: {podIP: 192.168.0.1}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: store}
            spec:
              podSelector: {matchLabels: {app: store}}
              ingress:
              - from: [{podSelector: {matchLabels: {app: front}}}]
                ports: [{port: 6379}]
            """;

    @Test
    void a_controller_without_pods_is_named_and_explained_like_a_pod() throws IOException {
        String manifest = CliRun.manifest(folder, CONTROLLERS);
        CliRun run = CliRun.of("explain", "default/front", "default/store-0:6379", manifest);
        assertThat(run.out())
                .startsWith("ALLOWED  default/front-deployment-0 -> default/store-0 tcp 6379\n")
                .contains("KubernetesNetworkPolicy/default/store ingress[0]")
                .contains(manifest + ":17)");
        assertThat(run.err())
                .isEqualTo("note: default/front-deployment-0 stands for the pods of Deployment/default/front\n");
        assertThat(CliRun.of("explain", "default/store", "default/store-0:6379", manifest)
                        .err())
                .contains("default/store is not in these manifests; did you mean default/store-0?");
    }

    @Test
    void policies_of_a_controller_without_pods_are_listed() throws IOException {
        String manifest = CliRun.manifest(folder, CONTROLLERS.replace("matchLabels: {app: store}", "matchLabels: {}"));
        CliRun run = CliRun.of("policies", "default/front", manifest);
        assertThat(run.out())
                .startsWith("Pod/default/front-deployment-0\n")
                .contains("KubernetesNetworkPolicy/default/store");
        assertThat(run.err()).contains("stands for the pods of Deployment/default/front");
    }

    @Test
    void pods_from_files_have_no_addresses_yet_and_are_explained_all_the_same() throws IOException {
        String manifest = CliRun.manifest(folder, """
                apiVersion: v1
                kind: Pod
                metadata: {name: web-0, namespace: shop}
                spec: {containers: [{name: c}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: db-0, namespace: shop}
                spec: {containers: [{name: c}]}
                status: {podIP: 192.168.0.1}
                """);
        CliRun run = CliRun.of("explain", "shop/web-0", "shop/db-0:5432", manifest);
        assertThat(run.out()).startsWith("ALLOWED  shop/web-0 -> shop/db-0 tcp 5432\n");
        assertThat(run.err()).isEmpty();
    }
}
