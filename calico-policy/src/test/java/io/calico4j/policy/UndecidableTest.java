// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndecidableTest {
    private static final PolicyEngine ENGINE = PolicyEngine.compile(
            ClusterSnapshot.of(ManifestReader.strict().readString("""
                    {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
                    ---
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: four, namespace: shop}
                    spec: {nodeName: n-1, containers: [{name: c}]}
                    status: {podIP: 10.70.0.4}
                    ---
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: six, namespace: shop}
                    spec: {nodeName: n-2, containers: [{name: c}]}
                    status: {podIP: "fd00:70::6"}
                    ---
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: pending, namespace: shop}
                    spec: {containers: [{name: c}]}
                    """).resources()));

    @ParameterizedTest
    @CsvSource({
        "nobody, four, UNKNOWN_PEER, nobody",
        "four, nobody, UNKNOWN_PEER, nobody",
        "pending, four, NO_ADDRESS, pending",
        "four, six, NO_ADDRESS_OF_FAMILY, six"
    })
    void what_the_snapshot_lacks_is_named(String from, String to, MissingFact.Reason reason, String who) {
        Decision decision = ENGINE.decide(
                Flow.from(Peer.pod("shop", from)).to(Peer.pod("shop", to)).tcp(81));
        assertThat(decision.verdict().overall()).isEqualTo(Answer.UNDECIDABLE);
        assertThat(decision.verdict().isAllowed()).isFalse();
        MissingFact missing = ((Side.Undecidable) decision.ingress()).missing();
        assertThat(missing.reason()).isEqualTo(reason);
        if (reason != MissingFact.Reason.NO_ADDRESS_OF_FAMILY) {
            assertThat(missing.peer()).isEqualTo(Peer.pod("shop", who));
        }
        assertThat(missing.toString()).endsWith(reason.text());
    }
}
