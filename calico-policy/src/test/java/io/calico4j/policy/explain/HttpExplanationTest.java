// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.policy.Answer;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.PolicySemantics;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.http.HttpRequest;
import org.junit.jupiter.api.Test;

class HttpExplanationTest {
    private static final Manifest MANIFEST = ManifestReader.strict().readString("""
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop, labels: {role: web}}
            spec: {nodeName: n-3, containers: [{name: c}]}
            status: {podIP: 10.66.0.31}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: api, namespace: shop, labels: {role: api}}
            spec: {nodeName: n-4, containers: [{name: c}]}
            status: {podIP: 10.66.0.32}
            ---
            apiVersion: projectcalico.org/v3
            kind: NetworkPolicy
            metadata: {name: api, namespace: shop}
            spec:
              selector: role == 'api'
              types: [Ingress]
              ingress:
              - action: Allow
                protocol: TCP
                source: {selector: role == 'web'}
                http: {methods: [GET, HEAD], paths: [{exact: /health}, {prefix: /v1/items}]}
            """, "shop.yaml");
    private static final ClusterSnapshot CLUSTER = ClusterSnapshot.of(MANIFEST.resources());
    private static final Explainer CHECKER =
            Explainer.of(PolicyEngine.compile(CLUSTER, PolicySemantics.CHECKER)).withPositions(MANIFEST::positionOf);
    private static final Flow.ToStage TO_API =
            Flow.from(Peer.pod("shop", "web")).to(Peer.pod("shop", "api"));

    private static String text(String method, String path) {
        return CHECKER.explain(TO_API.http(8081, HttpRequest.of(method, path))).render(ExplanationFormat.TEXT);
    }

    @Test
    void a_method_that_is_not_listed_is_named_and_another_proposed() {
        assertThat(text("DELETE", "/health"))
                .startsWith("DENIED  shop/web -> shop/api tcp 8081 DELETE /health\n")
                .contains(
                        "ingress[0] Allow, no: http GET or HEAD on /health or everything under /v1/items: the method is"
                                + " DELETE\n")
                .contains("(shop.yaml:24) lacks http")
                .contains("allowed with request GET /health instead of DELETE /health:  shop/web -> shop/api tcp 8081"
                        + " GET /health\n")
                .contains("allowed without http in NetworkPolicy/shop/api ingress[0]\n");
    }

    @Test
    void a_path_is_shown_as_it_is_compared() {
        assertThat(text("GET", "/v1/items/../admin%2fx;v=2?q=1"))
                .contains("the path is /v1/items/../admin%2fx;v=2?q=1, compared as /v1/admin/x");
        assertThat(text("GET", "/a/%252e%252e/b"))
                .contains("the path /a/%252e%252e/b can be read in more than one way, so it matches nothing");
        assertThat(text("GET", "/v1/items/../items/7")).startsWith("ALLOWED").contains("MATCHES, allowed");
    }

    @Test
    void a_request_without_a_path_that_is_one_is_refused_where_it_is_noticed() {
        Explanation explanation = CHECKER.explain(TO_API.http(8081, HttpRequest.of("GET", "health")));
        assertThat(explanation.ingress().side().answer()).isEqualTo(Answer.REFUSED);
        assertThat(explanation.ingress().summary())
                .isEqualTo(
                        "refused at NetworkPolicy/shop/api ingress[0]: the path \"health\" does not begin with a slash,"
                                + " for which the whole request is refused");
        assertThat(explanation.ingress().stages().get(0).tiers().get(0).outcome())
                .isEqualTo(TierWalk.Outcome.REFUSED);
    }

    @Test
    void a_flow_of_whose_request_nothing_is_known_cannot_be_told() {
        Explanation explanation = CHECKER.explain(TO_API.tcp(8081));
        assertThat(explanation.answer()).isEqualTo(Answer.UNDECIDABLE);
        assertThat(explanation.ingress().side().answer()).isEqualTo(Answer.ALLOW);
        assertThat(explanation.render(ExplanationFormat.TEXT))
                .startsWith("UNDECIDABLE  shop/web -> shop/api tcp 8081\n")
                .contains(
                        "but it cannot be told for sure: shop/api is asked by HTTP method or path, and those of the flow"
                                + " are not known\n");
        assertThat(CHECKER.explain(TO_API.http(8081, HttpRequest.of("GET", "/health")))
                        .answer())
                .isEqualTo(Answer.ALLOW);
    }

    @Test
    void the_data_plane_says_that_it_leaves_the_clause_out() {
        assertThat(Explainer.of(PolicyEngine.compile(CLUSTER))
                        .explain(TO_API.tcp(8081))
                        .render(ExplanationFormat.TEXT))
                .startsWith("ALLOWED")
                .contains("MATCHES, allowed (its http clause counts only in application layer policy)");
    }
}
