// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.datastore.Updates;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.conversion.Converted;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.resource.policy.NetworkPolicy;

/** {@code k8s/networkpolicy}: network policies as Calico's, and as Felix gets them. */
final class NetworkPolicyAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "k8s/networkpolicy";
    }

    @Override
    public Outcome run(JsonNode line) {
        JsonNode input = line.path("input");
        Converted<NetworkPolicy> converted =
                KubernetesConverter.calicoExact().networkPolicy(K8sJson.read(input, KubernetesNetworkPolicy.class));
        if (line.path("kind").asText().equals("k8s-networkpolicy-felix")) {
            Updates updates = FelixJson.updates(converted);
            return K8sJson.compare(line, FelixJson.records(updates), FelixJson.error(updates.diagnostics()));
        }
        return K8sJson.compare(
                line, K8sJson.record(converted), K8sJson.error(input, "PolicyConversion", converted.diagnostics()));
    }
}
