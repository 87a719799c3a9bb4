// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.datastore.Updates;
import io.calico4j.kubernetes.ClusterNetworkPolicy;
import io.calico4j.kubernetes.conversion.Converted;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.resource.policy.GlobalNetworkPolicy;

/** {@code k8s/clusternetworkpolicy}: cluster network policies as Calico's, and as Felix gets them. */
final class ClusterNetworkPolicyAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "k8s/clusternetworkpolicy";
    }

    @Override
    public Outcome run(JsonNode line) {
        JsonNode input = line.path("input");
        Converted<GlobalNetworkPolicy> converted =
                KubernetesConverter.calicoExact().globalNetworkPolicy(K8sJson.read(input, ClusterNetworkPolicy.class));
        if (line.path("kind").asText().equals("clusternetworkpolicy-felix")) {
            Updates updates = FelixJson.updates(converted);
            return K8sJson.compare(line, FelixJson.records(updates), FelixJson.error(updates.diagnostics()));
        }
        return K8sJson.compare(
                line,
                K8sJson.record(converted),
                K8sJson.error(input, "ClusterNetworkPolicyConversion", converted.diagnostics()));
    }
}
