// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.selectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.label.SelectorComposer;

/** {@code selectors/policy_selector}: the effective selector of a policy. */
public final class PolicySelectorAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public PolicySelectorAdapter() {}

    @Override
    public String file() {
        return "selectors/policy_selector";
    }

    @Override
    public Outcome run(JsonNode line) {
        SelectorComposer composer = SelectorComposer.calicoExact();
        String selector = line.path("selector").textValue();
        String accounts = line.path("serviceAccountSelector").textValue();
        String effective = line.has("namespace")
                ? composer.namespacedPolicy(line.path("namespace").textValue(), selector, accounts)
                : composer.globalPolicy(selector, line.path("namespaceSelector").textValue(), accounts);
        return new Checks()
                .equal("expected", line.path("expected").textValue(), effective)
                .same("parsed", line.path("parsed"), SelectorJson.parsed(effective))
                .outcome();
    }
}
