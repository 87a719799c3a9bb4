// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.resource.ResourceKey;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final String CLUSTER = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop, uid: 30316465-6365-4463-ad63-3564622d3638, labels: {team: blue}}
            ---
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
            apiVersion: projectcalico.org/v3
            kind: Tier
            metadata: {name: security}
            spec: {order: 100, defaultAction: Pass}
            ---
            apiVersion: projectcalico.org/v3
            kind: GlobalNetworkPolicy
            metadata: {name: security.outside}
            spec:
              tier: security
              namespaceSelector: team == 'blue'
              types: [Ingress]
              ingress:
              - {action: Deny, source: {nets: [192.0.2.0/24]}}
              - {action: Pass, protocol: UDP}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: db, namespace: shop}
            spec:
              podSelector: {matchLabels: {role: db}}
              ingress:
              - from: [{podSelector: {matchLabels: {role: api}}}, {ipBlock: {cidr: 10.8.0.0/16}}]
              - ports: [{port: 5432}, {port: 53, protocol: UDP}]
            ---
            apiVersion: projectcalico.org/v3
            kind: StagedNetworkPolicy
            metadata: {name: soon, namespace: shop}
            spec: {selector: role == 'db', order: 7, types: [Ingress], ingress: [{action: Deny}]}
            ---
            apiVersion: projectcalico.org/v3
            kind: HostEndpoint
            metadata: {name: n-1-eth0}
            spec: {node: n-1, interfaceName: eth0, expectedIPs: [172.16.3.1]}
            """;
    private static final Manifest MANIFEST = ManifestReader.strict().readString(CLUSTER, "c.yaml");
    private static final PolicyEngine ENGINE = PolicyEngine.compile(ClusterSnapshot.of(MANIFEST.resources()));
    private static final Explainer EXPLAINER = Explainer.of(ENGINE).withPositions(MANIFEST::positionOf);
    private static final Flow.ToStage TO_DB =
            Flow.from(Peer.pod("shop", "web-0")).to(Peer.pod("shop", "db-0"));

    @Test
    void a_denied_flow_is_explained_down_to_the_condition_that_was_missed() {
        assertThat(EXPLAINER.explain(TO_DB.tcp(80)).render(ExplanationFormat.TEXT))
                .isEqualTo("""
                        DENIED  shop/web-0 -> shop/db-0 tcp 80

                        EGRESS, leaving Pod/shop/web-0
                          allowed by namespace shop, as no policy decides
                          profiles, as no policy decides:
                            namespace shop  (c.yaml:1)
                              its profile allows everything: MATCHES, allowed

                        INGRESS, entering Pod/shop/db-0
                          denied at the end of tier "default": no rule of its one policy here matches, and the tier denies the rest
                          tier security: no rule matches, and it passes the rest on
                            GlobalNetworkPolicy/security.outside  (c.yaml:22)
                              applies: label team of namespace shop is "blue"
                              ingress[0] Deny, no: source.nets 192.0.2.0/24: shop/web-0 is in none of them
                              ingress[1] Pass, no: protocol UDP: the flow is TCP
                          tier default: no rule matches, and it denies the rest
                            StagedNetworkPolicy/shop/soon  (c.yaml:42)
                              staged, so it is not counted; applies: role is "db", its namespace is "shop"
                            KubernetesNetworkPolicy/shop/db  (c.yaml:33)
                              applies: role is "db", its namespace is "shop"
                              ingress[0] Allow, no: source.selector role == "api" in namespace shop: Pod/shop/web-0: role is "web"
                              ingress[0] Allow, no: source.nets 10.8.0.0/16: shop/web-0 is in none of them
                              ingress[1] Allow, no: destination.ports 5432: the flow goes to port 80
                              ingress[1] Allow, no: destination.ports 53: the flow goes to port 80 (and 1 more)
                          nearest to being allowed:
                            KubernetesNetworkPolicy/shop/db ingress[1]  (c.yaml:40) lacks destination.ports 5432: the flow goes to port 80
                              allowed with destination port 5432 instead of 80:  shop/web-0 -> shop/db-0 tcp 5432
                              allowed without ports in KubernetesNetworkPolicy/shop/db ingress[1]
                            KubernetesNetworkPolicy/shop/db ingress[0]  (c.yaml:39) lacks source.selector role == "api" in namespace shop: Pod/shop/web-0: role is "web"
                              allowed with label role "api" instead of "web" on Pod/shop/web-0
                              allowed without from in KubernetesNetworkPolicy/shop/db ingress[0]
                            KubernetesNetworkPolicy/shop/db ingress[0]  (c.yaml:39) lacks source.nets 10.8.0.0/16: shop/web-0 is in none of them
                              allowed with source 10.8.0.0 instead of shop/web-0:  10.8.0.0 -> shop/db-0 tcp 80
                              allowed without from in KubernetesNetworkPolicy/shop/db ingress[0]
                        """);
    }

    @Test
    void what_is_not_asked_is_shown_on_demand() {
        Explanation explanation = EXPLAINER.explain(Flow.from(Peer.address("192.0.2.7"))
                .to(Peer.pod("shop", "db-0"))
                .tcp(5432));
        assertThat(explanation.ingress().summary())
                .isEqualTo("denied by GlobalNetworkPolicy/security.outside ingress[0]");
        assertThat(explanation.render(ExplanationFormat.TEXT))
                .contains("ingress[0] Deny source.nets 192.0.2.0/24: MATCHES, denied  (c.yaml:30)")
                .contains("tier default: not reached\n")
                .doesNotContain("KubernetesNetworkPolicy");
        assertThat(explanation.renderAll())
                .contains(
                        "ingress[1] Allow destination.ports 5432, protocol TCP: would match, but is not asked  (c.yaml:40)");
    }

    @Test
    void a_rule_that_passes_leads_to_the_next_tier() {
        Explanation explanation = EXPLAINER.explain(TO_DB.udp(53));
        assertThat(explanation.ingress().summary()).isEqualTo("allowed by KubernetesNetworkPolicy/shop/db ingress[1]");
        assertThat(explanation.ingress().stages().get(0).tiers())
                .extracting(TierWalk::outcome)
                .containsExactly(TierWalk.Outcome.PASSED, TierWalk.Outcome.ALLOWED);
    }

    @Test
    void staged_policies_count_in_a_pending_engine() {
        Explanation explanation = Explainer.of(ENGINE.pending()).explain(TO_DB.tcp(5432));
        assertThat(explanation.ingress().summary()).isEqualTo("denied by StagedNetworkPolicy/shop/soon ingress[0]");
    }

    @Test
    void hosts_have_stages_and_failsafe_ports() {
        Flow ssh = Flow.from(Peer.address("198.51.100.4"))
                .to(Peer.host("n-1-eth0"))
                .tcp(22);
        assertThat(EXPLAINER.explain(ssh).ingress().summary())
                .isEqualTo("allowed ahead of policy: it is a failsafe port");
        Flow web = Flow.from(Peer.address("198.51.100.4"))
                .to(Peer.host("n-1-eth0"))
                .tcp(8080);
        assertThat(EXPLAINER.explain(web).ingress().side().answer().stops()).isTrue();
    }

    @Test
    void a_host_is_denied_before_connection_tracking_by_a_rule_that_is_named() {
        Manifest manifest = ManifestReader.strict().readString("""
                apiVersion: projectcalico.org/v3
                kind: HostEndpoint
                metadata: {name: n-2-eth0, labels: {role: gate}}
                spec: {node: n-2, interfaceName: eth0, expectedIPs: [172.16.3.9]}
                ---
                apiVersion: projectcalico.org/v3
                kind: GlobalNetworkPolicy
                metadata: {name: raw}
                spec:
                  selector: role == 'gate'
                  doNotTrack: true
                  applyOnForward: true
                  ingress:
                  - {action: Deny, source: {nets: [198.51.100.0/24]}}
                """, "h.yaml");
        Explanation explanation = Explainer.of(PolicyEngine.compile(ClusterSnapshot.of(manifest.resources())))
                .withPositions(manifest::positionOf)
                .explain(Flow.from(Peer.address("198.51.100.5"))
                        .to(Peer.host("n-2-eth0"))
                        .tcp(9101));
        assertThat(explanation.ingress().summary())
                .isEqualTo("denied by GlobalNetworkPolicy/raw ingress[0], before connection tracking");
        assertThat(explanation.render(ExplanationFormat.TEXT))
                .contains("  before connection tracking: denied\n")
                .contains("  policies and profiles: not reached\n");
    }

    @Test
    void ends_that_no_policy_knows_are_named() {
        assertThat(EXPLAINER
                        .explain(Flow.from(Peer.pod("shop", "web-0"))
                                .to(Peer.address("203.0.113.5"))
                                .tcp(443))
                        .ingress()
                        .summary())
                .isEqualTo("no endpoint here has the address of 203.0.113.5, so no policy is asked");
        assertThat(EXPLAINER
                        .explain(Flow.from(Peer.pod("shop", "nobody"))
                                .to(Peer.pod("shop", "db-0"))
                                .tcp(443))
                        .render(ExplanationFormat.TEXT))
                .startsWith("UNDECIDABLE  shop/nobody -> shop/db-0 tcp 443\n")
                .contains("it cannot be told: shop/nobody is not in the snapshot\n");
    }

    @Test
    void policies_that_do_not_apply_say_which_label_they_miss() {
        assertThat(EXPLAINER.policiesElsewhere(ResourceKey.parse("Pod/shop/web-0")))
                .extracting(PolicyElsewhere::toString)
                .containsExactlyInAnyOrder(
                        "KubernetesNetworkPolicy/shop/db  (c.yaml:33): role is \"web\"",
                        "StagedNetworkPolicy/shop/soon  (c.yaml:42): role is \"web\"");
        assertThat(EXPLAINER.policiesElsewhere(ResourceKey.parse("HostEndpoint/n-1-eth0")))
                .extracting(PolicyElsewhere::toString)
                .containsExactly(
                        "GlobalNetworkPolicy/security.outside  (c.yaml:22): label team of its namespace is absent");
    }

    @Test
    void json_and_html_carry_the_same_walk() throws Exception {
        Explanation explanation = EXPLAINER.explain(TO_DB.tcp(80));
        JsonNode json = new ObjectMapper().readTree(explanation.render(ExplanationFormat.JSON));
        assertThat(json.at("/verdict").textValue()).isEqualTo("deny");
        assertThat(json.at("/ingress/stages/0/tiers/1/policies/1/rules/3/rule").textValue())
                .isEqualTo("ingress[1]");
        assertThat(json.at("/ingress/nearestMisses/0/changes/0/flow").textValue())
                .isEqualTo("shop/web-0 -> shop/db-0 tcp 5432");
        assertThat(json.at("/ingress/stages/0/tiers/0/policies/0/position/line").intValue())
                .isEqualTo(22);
        assertThat(explanation.render(ExplanationFormat.HTML))
                .startsWith("<!DOCTYPE html>\n")
                .contains("<span class=\"tag deny\">DENIED</span> <code>shop/web-0 -&gt; shop/db-0 tcp 80</code>")
                .contains("source.nets 192.0.2.0/24: shop/web-0 is in none of them")
                .contains("<h2>Egress, leaving <code>Pod/shop/web-0</code></h2>")
                .contains(
                        "<h3>Nearest to being allowed</h3>\n<ul>\n<li><code>KubernetesNetworkPolicy/shop/db ingress[1]</code>"
                                + "  (c.yaml:40) lacks destination.ports 5432: the flow goes to port 80<br>allowed with destination port"
                                + " 5432 instead of 80: <code>shop/web-0 -&gt; shop/db-0 tcp 5432</code>")
                .endsWith("</html>\n");
    }
}
