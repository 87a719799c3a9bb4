// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.policy.Answer;
import io.calico4j.policy.MissingFact;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import org.junit.jupiter.api.Test;

class ProfileExplanationTest {
    private static final Manifest MANIFEST = ManifestReader.strict().readString("""
            apiVersion: projectcalico.org/v3
            kind: Profile
            metadata: {name: edge}
            spec:
              labelsToApply: {zone: outer}
              ingress:
              - {action: Pass, source: {nets: [198.51.100.0/25]}}
              - {action: Allow, protocol: TCP, destination: {ports: [8443]}}
            ---
            apiVersion: projectcalico.org/v3
            kind: Profile
            metadata: {name: backup}
            spec: {ingress: [{action: Deny, protocol: UDP}, {action: Allow}]}
            ---
            apiVersion: projectcalico.org/v3
            kind: HostEndpoint
            metadata: {name: gate}
            spec: {node: n-7, interfaceName: eth1, expectedIPs: [172.20.0.9], profiles: [edge, backup]}
            ---
            apiVersion: projectcalico.org/v3
            kind: HostEndpoint
            metadata: {name: bare}
            spec: {node: n-8, interfaceName: eth2, expectedIPs: [172.20.0.10], profiles: [gone]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: lost, namespace: void}
            spec: {nodeName: n-9, containers: [{name: c}]}
            status: {podIP: 10.67.0.41}
            """, "edge.yaml");
    private static final Explainer EXPLAINER = Explainer.of(
                    PolicyEngine.compile(ClusterSnapshot.of(MANIFEST.resources())))
            .withPositions(MANIFEST::positionOf);

    private static Flow.ToStage to(String host) {
        return Flow.from(Peer.address("198.51.100.200")).to(Peer.host(host));
    }

    @Test
    void the_rules_of_profiles_are_walked_like_those_of_policies() {
        assertThat(EXPLAINER.explain(to("gate").udp(8443)).render(ExplanationFormat.TEXT))
                .contains("""
                          denied by profile backup, as no policy decides
                        """)
                .contains("""
                          profiles, as no policy decides:
                            profile edge  (edge.yaml:1)
                              ingress[0] Pass, no: source.nets 198.51.100.0/25: 198.51.100.200 is in none of them
                              ingress[1] Allow, no: protocol TCP: the flow is UDP
                            profile backup  (edge.yaml:10)
                              ingress[0] Deny protocol UDP: MATCHES, denied  (edge.yaml:13)
                        """)
                .contains("""
                          nearest to being allowed:
                            Profile/backup ingress[0]  (edge.yaml:13) decides
                              allowed with protocol TCP instead of UDP:  198.51.100.200 -> host gate tcp 8443
                              allowed without ingress[0] in Profile/backup
                            Profile/edge ingress[1]  (edge.yaml:8) lacks protocol TCP: the flow is UDP
                              allowed with protocol TCP instead of UDP:  198.51.100.200 -> host gate tcp 8443
                              allowed without protocol in Profile/edge ingress[1]
                        """);
    }

    @Test
    void a_rule_that_passes_leads_to_the_next_profile() {
        Explanation explanation = EXPLAINER.explain(
                Flow.from(Peer.address("198.51.100.3")).to(Peer.host("gate")).udp(8443));
        assertThat(explanation.ingress().summary()).isEqualTo("denied by profile backup, as no policy decides");
        assertThat(explanation.ingress().stages().stream()
                        .flatMap(stage -> stage.profiles().stream())
                        .map(ProfileWalk::asked))
                .containsExactly(true, true);
    }

    @Test
    void a_profile_that_is_missing_denies_and_is_named() throws Exception {
        Explanation explanation = EXPLAINER.explain(to("bare").tcp(8443));
        assertThat(explanation.render(ExplanationFormat.TEXT))
                .contains(
                        "denied by profile gone, as no policy decides: it is not in the snapshot, and a profile that is"
                                + " missing denies\n")
                .contains("is not in the snapshot; a profile that is missing denies everything\n");
        JsonNode json = new ObjectMapper().readTree(explanation.render(ExplanationFormat.JSON));
        assertThat(json.at("/ingress/stages/0/profiles/0/exists").booleanValue())
                .isFalse();
        assertThat(json.at("/ingress/stages/0/profiles/0/asked").booleanValue()).isTrue();
    }

    @Test
    void a_pod_in_an_unknown_namespace_cannot_be_told_for_sure() {
        Explanation explanation = EXPLAINER.explain(Flow.from(Peer.address("198.51.100.77"))
                .to(Peer.pod("void", "lost"))
                .tcp(8080));
        assertThat(explanation.answer()).isEqualTo(Answer.UNDECIDABLE);
        assertThat(explanation.ingress().missing())
                .containsExactly(new MissingFact(Peer.pod("void", "lost"), MissingFact.Reason.UNKNOWN_NAMESPACE));
        assertThat(explanation.render(ExplanationFormat.HTML))
                .contains("it cannot be told for sure: void/lost is in a namespace that is not in the snapshot");
    }
}
