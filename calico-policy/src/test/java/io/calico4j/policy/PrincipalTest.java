// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.label.Labels;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.policy.explain.Explainer;
import io.calico4j.policy.explain.ExplanationFormat;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.flow.Principal;
import org.junit.jupiter.api.Test;

class PrincipalTest {
    /** All flows come from one address, which every rule's selectors match, so that only certificates tell them apart. */
    private static PolicyEngine engine(String rule) {
        return PolicyEngine.compile(snapshot(rule), PolicySemantics.CHECKER);
    }

    private static ClusterSnapshot snapshot(String rule) {
        return ClusterSnapshot.of(
                ManifestReader.strict().readString("""
                {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: blue}}}
                ---
                {apiVersion: v1, kind: Namespace, metadata: {name: ops, labels: {team: red}}}
                ---
                {apiVersion: v1, kind: ServiceAccount, metadata: {name: web, namespace: shop, labels: {level: gold}}}
                ---
                {apiVersion: v1, kind: ServiceAccount, metadata: {name: cron, namespace: ops, labels: {level: iron}}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web-1, namespace: shop, labels: {role: web}}
                spec: {nodeName: n-1, serviceAccountName: web, containers: [{name: c}]}
                status: {podIP: 10.68.0.51}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: api-1, namespace: shop, labels: {role: api}}
                spec: {nodeName: n-2, serviceAccountName: api, containers: [{name: c}]}
                status: {podIP: 10.68.0.52}
                ---
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata: {name: api, namespace: shop}
                spec:
                  selector: role == 'api'
                  types: [Ingress]
                  ingress:
                  - {action: Allow, source: %s}
                """.formatted(rule)).resources());
    }

    private static final Flow PLAIN =
            Flow.from(Peer.address("10.68.0.51")).to(Peer.address("10.68.0.52")).tcp(9090);
    private static final Principal WEB = Principal.parse("spiffe://cluster.local/ns/shop/sa/web");
    private static final Principal CRON = Principal.parse("spiffe://cluster.local/ns/ops/sa/cron");

    private static boolean allowed(PolicyEngine engine, Flow flow) {
        boolean allowed = engine.verdict(flow).ingress() == Answer.ALLOW;
        assertThat(engine.decide(flow).ingress().answer()).isEqualTo(allowed ? Answer.ALLOW : Answer.DENY);
        return allowed;
    }

    @Test
    void a_spiffe_id_names_a_namespace_and_an_account() {
        assertThat(WEB).isEqualTo(Principal.of("shop", "web"));
        assertThat(Principal.tryParse("spiffe://td/ns/shop/sa/web/more")).isEmpty();
        assertThat(Principal.tryParse("")).isEmpty();
        assertThatThrownBy(() -> Principal.parse("web")).isInstanceOf(FormatException.class);
    }

    @Test
    void accounts_by_name_are_put_to_the_certificate_too() {
        PolicyEngine engine = engine("{serviceAccounts: {names: [web]}}");
        assertThat(allowed(engine, PLAIN)).isTrue();
        assertThat(allowed(engine, PLAIN.withFromPrincipal(WEB))).isTrue();
        assertThat(allowed(engine, PLAIN.withFromPrincipal(Principal.of("shop", "other"))))
                .isFalse();
        assertThat(allowed(engine, PLAIN.withFromPrincipal(Principal.of("ops", "web"))))
                .isFalse();
    }

    @Test
    void accounts_by_label_have_the_labels_of_the_request_and_over_them_those_of_the_cluster() {
        PolicyEngine engine = engine("{serviceAccounts: {selector: level == 'gold'}}");
        assertThat(allowed(engine, PLAIN.withFromPrincipal(WEB))).isTrue();
        assertThat(allowed(engine, PLAIN.withFromPrincipal(WEB.withLabels(Labels.of("level", "tin")))))
                .isTrue();
        Principal unknown = Principal.of("shop", "newcomer");
        assertThat(allowed(engine, PLAIN.withFromPrincipal(unknown))).isFalse();
        assertThat(allowed(engine, PLAIN.withFromPrincipal(unknown.withLabels(Labels.of("level", "gold")))))
                .isTrue();
    }

    @Test
    void a_selector_alone_asks_for_the_namespace_of_the_policy() {
        PolicyEngine engine = engine("{selector: role == 'web'}");
        assertThat(allowed(engine, PLAIN.withFromPrincipal(WEB))).isTrue();
        assertThat(allowed(engine, PLAIN.withFromPrincipal(CRON))).isFalse();
        assertThat(allowed(engine("{nets: [10.68.0.0/24]}"), PLAIN.withFromPrincipal(CRON)))
                .isTrue();
    }

    @Test
    void a_namespace_selector_is_put_to_the_labels_of_the_certificates_namespace() {
        PolicyEngine engine = engine("{namespaceSelector: team == 'blue'}");
        assertThat(allowed(engine, PLAIN.withFromPrincipal(Principal.of("shop", "whoever"))))
                .isTrue();
        assertThat(allowed(engine, PLAIN.withFromPrincipal(CRON))).isFalse();
        assertThat(allowed(
                        engine("{namespaceSelector: projectcalico.org/name == 'shop'}"), PLAIN.withFromPrincipal(WEB)))
                .isTrue();
    }

    @Test
    void the_certificate_of_the_other_end_is_no_matter() {
        PolicyEngine engine = engine("{serviceAccounts: {names: [web]}}");
        assertThat(allowed(engine, PLAIN.withToPrincipal(CRON))).isTrue();
    }

    @Test
    void the_data_plane_goes_by_addresses() {
        PolicyEngine engine = PolicyEngine.compile(snapshot("{serviceAccounts: {names: [web]}}"));
        assertThat(allowed(engine, PLAIN.withFromPrincipal(CRON))).isTrue();
    }

    @Test
    void an_explanation_names_what_the_certificate_says() {
        assertThat(Explainer.of(engine("{serviceAccounts: {names: [web]}}"))
                        .explain(PLAIN.withFromPrincipal(CRON))
                        .render(ExplanationFormat.TEXT))
                .startsWith("DENIED  10.68.0.51 as ops/cron -> 10.68.0.52 tcp 9090\n")
                .contains(
                        "source principal of namespace shop and with service account web: by its certificate it is service"
                                + " account ops/cron");
    }
}
