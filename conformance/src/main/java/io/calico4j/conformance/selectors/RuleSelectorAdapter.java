// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.selectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.label.EntitySelectors;
import io.calico4j.label.SelectorComposer;
import java.util.Optional;

/** {@code selectors/rule_selector}: the effective selectors of one side of a rule. */
public final class RuleSelectorAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public RuleSelectorAdapter() {}

    @Override
    public String file() {
        return "selectors/rule_selector";
    }

    @Override
    public Outcome run(JsonNode line) {
        EntitySelectors side = side(line.path("entityRule"));
        String effective = SelectorComposer.calicoExact()
                .entity(line.path("policyNamespace").textValue(), side);
        return new Checks()
                .equal("expectedSelector", line.path("expectedSelector").textValue(), effective)
                .equal("expectedNotSelector", line.path("expectedNotSelector").textValue(), side.notSelector())
                .same(
                        "parsed",
                        line.path("parsed"),
                        effective.isEmpty() ? NullNode.instance : SelectorJson.parsed(effective))
                .outcome();
    }

    private static EntitySelectors side(JsonNode rule) {
        JsonNode accounts = rule.path("serviceAccounts");
        return new EntitySelectors(
                rule.path("selector").textValue(),
                rule.path("notSelector").textValue(),
                rule.path("namespaceSelector").textValue(),
                accounts.isNull()
                        ? Optional.empty()
                        : Optional.of(new EntitySelectors.ServiceAccounts(
                                SelectorJson.texts(accounts.path("names")),
                                accounts.path("selector").textValue())));
    }
}
