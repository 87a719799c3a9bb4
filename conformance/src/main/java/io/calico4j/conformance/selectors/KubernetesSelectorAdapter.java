// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.selectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.label.EntitySelectors;
import io.calico4j.label.KubernetesLabelSelector;
import io.calico4j.label.SelectorComposer;
import java.util.Optional;

/** {@code selectors/k8s_selector}: Kubernetes label selectors to Calico's, and on to effective selectors. */
public final class KubernetesSelectorAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public KubernetesSelectorAdapter() {}

    @Override
    public String file() {
        return "selectors/k8s_selector";
    }

    @Override
    public Outcome run(JsonNode line) {
        SelectorComposer composer = SelectorComposer.calicoExact();
        String namespace = line.path("namespace").textValue();
        JsonNode peer = line.path("peer");
        String subject = KubernetesLabelSelector.ofPods(SelectorJson.labelSelector(line.path("podSelector")));
        String policy = composer.namespacedPolicy(namespace, subject, "");
        String pods = KubernetesLabelSelector.ofPods(SelectorJson.labelSelector(peer.path("podSelector")));
        String namespaces =
                KubernetesLabelSelector.ofNamespaces(SelectorJson.labelSelector(peer.path("namespaceSelector")));
        String side = composer.entity(namespace, new EntitySelectors(pods, "", namespaces, Optional.empty()));
        return new Checks()
                .equal(
                        "expectedV3PolicySelector",
                        line.path("expectedV3PolicySelector").textValue(),
                        subject)
                .equal(
                        "expectedPolicySelector",
                        line.path("expectedPolicySelector").textValue(),
                        policy)
                .same("policyParsed", line.path("policyParsed"), SelectorJson.parsed(policy))
                .equal(
                        "expectedV3PeerSelector",
                        line.path("expectedV3PeerSelector").textValue(),
                        pods)
                .equal(
                        "expectedV3PeerNamespaceSelector",
                        line.path("expectedV3PeerNamespaceSelector").textValue(),
                        namespaces)
                .equal("expectedPeerSelector", line.path("expectedPeerSelector").textValue(), side)
                .same("peerParsed", line.path("peerParsed"), SelectorJson.parsed(side))
                .outcome();
    }
}
