// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.kubernetes.conversion.ServiceMembers;
import java.util.ArrayList;
import java.util.List;

/** {@code k8s/services}: the addresses behind services. */
final class ServicesAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "k8s/services";
    }

    @Override
    public Outcome run(JsonNode line) {
        List<EndpointSlice> slices = new ArrayList<>();
        line.path("input").forEach(slice -> slices.add(K8sJson.read(slice, EndpointSlice.class)));
        String service = line.path("options").path("target").asText();
        return K8sJson.compare(
                line,
                K8sJson.write(
                        line.path("options").path("includePorts").asBoolean()
                                ? ServiceMembers.withPorts(slices, service)
                                : ServiceMembers.withoutPorts(slices, service)),
                K8sJson.NODES.missingNode());
    }
}
