// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.kubernetes.VirtualMachineInstanceMigration;
import io.calico4j.kubernetes.conversion.KubernetesConverter;

/** {@code k8s/kubevirt}: migrations of virtual machines. */
final class KubevirtAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "k8s/kubevirt";
    }

    @Override
    public Outcome run(JsonNode line) {
        VirtualMachineInstanceMigration migration =
                K8sJson.read(line.path("input"), VirtualMachineInstanceMigration.class);
        return K8sJson.compare(
                line,
                K8sJson.record(KubernetesConverter.calicoExact().liveMigration(migration)),
                K8sJson.NODES.missingNode());
    }
}
