// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolicySpecTest {
    private static final Rule ALLOW = Rule.allow().protocol("TCP").build();
    private static final Rule DENY = Rule.deny().protocol("UDP").build();

    @Test
    void reads_the_same_of_all_four_kinds() {
        PolicyResource namespaced = NetworkPolicy.builder()
                .spec(spec -> spec.tier("one")
                        .order(1)
                        .selector("a == '1'")
                        .addIngress(ALLOW)
                        .types(PolicyType.INGRESS)
                        .serviceAccountSelector("sa == '1'"))
                .build();
        PolicyResource global = GlobalNetworkPolicy.builder()
                .spec(spec -> spec.tier("two")
                        .order(2)
                        .selector("a == '2'")
                        .addEgress(DENY)
                        .types(PolicyType.EGRESS)
                        .namespaceSelector("ns == '2'")
                        .applyOnForward(true)
                        .doNotTrack(true))
                .build();
        PolicyResource staged = StagedNetworkPolicy.builder()
                .spec(spec -> spec.stagedAction(StagedAction.LEARN)
                        .tier("three")
                        .order(3)
                        .selector("a == '3'")
                        .addEgress(ALLOW)
                        .performanceHints(PolicyPerformanceHint.ASSUME_NEEDED_ON_EVERY_NODE))
                .build();
        PolicyResource stagedGlobal = StagedGlobalNetworkPolicy.builder()
                .spec(spec -> spec.stagedAction(StagedAction.IGNORE)
                        .tier("four")
                        .order(4)
                        .selector("a == '4'")
                        .addIngress(DENY)
                        .namespaceSelector("ns == '4'")
                        .preDNAT(true))
                .build();
        assertThat(List.of(namespaced, global, staged, stagedGlobal))
                .extracting(PolicySpecTest::summary)
                .containsExactly(
                        "enforced one 1.0 a == '1' [Ingress] 1/0 sa=sa == '1' ns= action= false/false/false []",
                        "enforced two 2.0 a == '2' [Egress] 0/1 sa= ns=ns == '2' action= true/false/true []",
                        "staged three 3.0 a == '3' [] 0/1 sa= ns= action=Learn false/false/false"
                                + " [AssumeNeededOnEveryNode]",
                        "staged four 4.0 a == '4' [] 1/0 sa= ns=ns == '4' action=Ignore false/true/false []");
    }

    @Test
    void names_the_default_tier_where_none_is_given() {
        assertThat(NetworkPolicySpec.empty().tierName()).isEqualTo("default");
        assertThat(GlobalNetworkPolicySpec.builder().tier("").build().tierName())
                .isEqualTo("default");
        assertThat(StagedNetworkPolicySpec.builder().tier("edge").build().tierName())
                .isEqualTo("edge");
    }

    private static String summary(PolicyResource policy) {
        PolicySpec spec = policy.spec();
        return "%s %s %s %s %s %d/%d sa=%s ns=%s action=%s %s/%s/%s %s"
                .formatted(
                        policy.staged() ? "staged" : "enforced",
                        spec.tierName(),
                        spec.order().orElseThrow(),
                        spec.selector().orElseThrow(),
                        spec.types(),
                        spec.ingress().size(),
                        spec.egress().size(),
                        spec.serviceAccountSelector().orElse(""),
                        spec.namespaceSelector().orElse(""),
                        spec.stagedAction().orElse(""),
                        spec.doNotTrack(),
                        spec.preDNAT(),
                        spec.applyOnForward(),
                        spec.performanceHints());
    }
}
