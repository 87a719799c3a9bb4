// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.defaulting;

import io.calico4j.label.LabelNames;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.node.WorkloadEndpointName;

/** The name and two labels of a workload endpoint. A name is computed only where the fields allow it. */
final class EndpointDefaults {
    private EndpointDefaults() {}

    static WorkloadEndpoint apply(WorkloadEndpoint given) {
        WorkloadEndpoint endpoint = named(given);
        Metadata metadata = endpoint.metadata();
        Metadata placed = ClientDefaults.labelled(
                metadata, LabelNames.NAMESPACE, metadata.namespace().orElse(""));
        return endpoint.withMetadata(ClientDefaults.labelled(
                placed, LabelNames.ORCHESTRATOR, endpoint.spec().orchestrator().orElse("")));
    }

    static WorkloadEndpoint named(WorkloadEndpoint endpoint) {
        WorkloadEndpointName name = WorkloadEndpointName.of(endpoint.spec());
        Metadata metadata = endpoint.metadata();
        return metadata.name().isEmpty() && name.problem().isEmpty()
                ? endpoint.withMetadata(metadata.withName(name.text()))
                : endpoint;
    }
}
