// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.node.WorkloadEndpointName;
import java.util.Optional;

/** What the name of a workload endpoint must be: the one its fields make. */
final class EndpointChecks {
    private EndpointChecks() {}

    static Optional<StoreError> name(WorkloadEndpoint endpoint) {
        WorkloadEndpointName name = WorkloadEndpointName.of(endpoint.spec());
        Optional<WorkloadEndpointName.Problem> problem = name.problem();
        if (problem.isPresent()) {
            String field = problem.get().field();
            return Violations.of(
                            StoreCodes.ENDPOINT_NAME_PART,
                            field,
                            "spec." + field,
                            problem.get().reason().replace("field", field),
                            "the name of the endpoint is made of it")
                    .error(endpoint.key());
        }
        String given = endpoint.metadata().name();
        if (given.isEmpty() || given.equals(name.text())) {
            return Optional.empty();
        }
        return Violations.of(
                        StoreCodes.ENDPOINT_NAME,
                        "Name",
                        "metadata.name",
                        "the name of the endpoint is not the one its fields make",
                        "name: " + name.text() + ", or none")
                .error(endpoint.key());
    }
}
