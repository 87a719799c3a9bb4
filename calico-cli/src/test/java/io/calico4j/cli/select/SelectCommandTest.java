// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.select;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.cli.CliRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectCommandTest {
    @TempDir
    Path folder;

    private String cluster = "";

    @BeforeEach
    void write_cluster() throws IOException {
        cluster = CliRun.manifest(folder, """
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {team: blue}}
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: clerk, namespace: shop, labels: {role: seller}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web-1, namespace: shop, labels: {app: web, pcns.team: red}}
                spec: {serviceAccountName: clerk}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: db-2, namespace: store, labels: {app: db}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: proxy-3, namespace: shop, labels: {app: web}}
                spec: {hostNetwork: true}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: done-4, namespace: shop, labels: {app: web}}
                status: {phase: Succeeded}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart, namespace: shop}
                spec: {template: {metadata: {labels: {app: web, tier: mid}}}}
                ---
                apiVersion: projectcalico.org/v3
                kind: HostEndpoint
                metadata: {name: node-5-eth0, labels: {app: host}}
                spec: {node: node-5, interfaceName: eth0, profiles: [edge]}
                ---
                apiVersion: projectcalico.org/v3
                kind: Profile
                metadata: {name: edge}
                spec: {labelsToApply: {zone: dmz}}
                ---
                apiVersion: projectcalico.org/v3
                kind: NetworkSet
                metadata: {name: partners, namespace: shop, labels: {app: web}}
                ---
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkSet
                metadata: {name: threats, labels: {feed: bad}}
                """);
    }

    @Test
    void lists_endpoints_and_sets_with_the_labels_asked_for() {
        assertThat(CliRun.of("select", "app == 'web' && pcns.team == 'blue'", cluster))
                .isEqualTo(new CliRun(0, """
                        (app == "web" && pcns.team == "blue") matches 3 of 6

                          KIND        NAME           LABELS ASKED FOR
                          Deployment  shop/cart      app=web, pcns.team=blue
                          NetworkSet  shop/partners  app=web, pcns.team=blue
                          Pod         shop/web-1     app=web, pcns.team=blue
                        """, ""));
    }

    @Test
    void labels_come_from_service_accounts_and_profiles_too() {
        assertThat(CliRun.of("select", "pcsa.role == 'seller'", cluster).out()).contains("Pod   shop/web-1");
        assertThat(CliRun.of("select", "zone == 'dmz'", cluster).out()).contains("HostEndpoint  node-5-eth0  zone=dmz");
        assertThat(CliRun.of("select", "has(feed)", cluster).out()).contains("GlobalNetworkSet  threats");
        assertThat(CliRun.of("select", "projectcalico.org/namespace == 'store'", cluster)
                        .out())
                .contains("store/db-2");
    }

    @Test
    void nothing_that_matches_is_status_1() {
        CliRun run = CliRun.of("select", "app == 'mail'", cluster);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
                app == "mail" matches none of 6
                  app is only "db", "host", "web"
                """);
    }

    @Test
    void a_slip_in_a_name_or_value_is_pointed_out() {
        assertThat(CliRun.of("select", "ap == 'web'", cluster).out())
                .contains("  none of them has the label ap (did you mean app?)\n");
        assertThat(CliRun.of("select", "app == 'wbe'", cluster).out())
                .contains("  app is only \"db\", \"host\", \"web\" (did you mean \"web\"?)\n");
    }

    @Test
    void what_is_rarely_meant_is_noted() {
        assertThat(CliRun.of("select", "tier != 'mid'", cluster).out())
                .endsWith(
                        "\nnote: tier != \"mid\" also matches what has no label \"tier\"; write (has(tier) && tier != \"mid\")\n");
    }

    @Test
    void why_explains_term_by_term_and_names_the_source_of_each_label() {
        CliRun run = CliRun.of(
                "select", "app == 'web' && (pcsa.role != 'seller' || !has(tier))", cluster, "--why", "shop/web-1");
        assertThat(run).isEqualTo(new CliRun(0, """
                (app == "web" && (pcsa.role != "seller" || !has(tier))) matches Pod shop/web-1

                  yes all of
                    yes app == "web"             it is "web", own label
                    yes any of
                      no  pcsa.role != "seller"  it is "seller", service account shop/clerk
                      yes not
                        no  has(tier)            it has no such label
                """, ""));
    }

    @Test
    void why_not_is_status_1_and_names_may_carry_the_kind() {
        CliRun run = CliRun.of("select", "app == 'web'", cluster, "--why", "Pod/store/db-2");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
                app == "web" does not match Pod store/db-2

                  no  app == "web"  it is "db", own label
                """);
        assertThat(CliRun.of("select", "app == 'web'", cluster, "--why", "nobody")
                        .err())
                .contains("no pod, endpoint or network set is named nobody");
    }

    @Test
    void a_wrong_selector_is_shown_with_a_caret() {
        CliRun run = CliRun.of("select", "app == 'web' && tier is 'x'", cluster);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("  app == 'web' && tier is 'x'\n", "^ expected")
                .contains("\ndid you mean \"app == 'web' && tier == 'x'\"?\n");
    }

    @Test
    void answers_programs_in_json() throws IOException {
        JsonNode answer = new ObjectMapper()
                .readTree(
                        CliRun.of("select", "-o", "json", "has(tier)", cluster).out());
        assertThat(answer.path("candidates").asInt()).isEqualTo(6);
        assertThat(answer.path("matches").get(0).path("labels").path("tier").asText())
                .isEqualTo("mid");
        JsonNode why = new ObjectMapper()
                .readTree(CliRun.of("select", "-o", "json", "has(tier)", cluster, "--why", "web-1")
                        .out());
        assertThat(why.path("matches").asBoolean()).isFalse();
        assertThat(why.path("reason").path("part").asText()).isEqualTo("has(tier)");
    }

    @Test
    void deep_selectors_are_explained_without_recursion() {
        String deep = "(".repeat(3000) + "app == 'web'" + " && has(x))".repeat(3000);
        CliRun run = CliRun.of("select", deep, cluster, "--why", "web-1");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("no  has(x)");
        assertThat(CliRun.of("select", deep, cluster).out()).contains("none of them has the label x");
    }

    @Test
    void a_controller_is_not_counted_beside_its_pods(@TempDir Path tree) throws IOException {
        String controllers = CliRun.manifest(tree, """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: front, namespace: shop}
                spec: {template: {metadata: {labels: {app: front}}}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: back, namespace: shop}
                spec: {template: {metadata: {labels: {app: back}}}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: back-7d-x, namespace: shop, labels: {app: back, pod-template-hash: 7d}}
                """);
        assertThat(CliRun.of("select", "has(app)", controllers).out())
                .contains("matches 2 of 2")
                .contains("Deployment  shop/front")
                .contains("Pod         shop/back-7d-x");
    }
}
