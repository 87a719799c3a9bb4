// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.resource.CalicoResource;
import java.util.List;

/** Runs the passes over a resource. */
public final class Checks {
    private Checks() {}

    /** What the client-side pass finds, in no order that matters. Authority: Calico v3.32, libcalico-go/lib/validator/v3. */
    public static List<Finding> client(CalicoResource resource) {
        ClientPlan plan = ClientPlan.of(resource.kind().type());
        if (plan == null) {
            return List.of();
        }
        Findings findings = new Findings(resource.kind().kindName());
        plan.run(resource, findings);
        return findings.found();
    }

    /**
     * What the schema pass finds: Kubernetes' checks of the CRD schemas. Nothing is found of kinds without a schema.
     *
     * <p>Authority: Calico v3.32, api/config/crd and libcalico-go/lib/validator/v3/crd_validation.go.
     */
    public static List<Finding> schema(CalicoResource resource) {
        SchemaPlan plan = SchemaPlan.of(resource.kind().type());
        if (plan == null) {
            return List.of();
        }
        Findings findings = new Findings(resource.kind().kindName());
        plan.run(resource, findings);
        return findings.found();
    }
}
