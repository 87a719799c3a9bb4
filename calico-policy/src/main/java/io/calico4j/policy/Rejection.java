// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.label.SelectorError;
import io.calico4j.label.SelectorParser;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.PolicySpec;
import io.calico4j.resource.policy.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Says why a policy is treated as absent, and which of its selectors is to blame. Selectors of namespaces and service accounts never are:
 * Calico drops those that it cannot read.
 */
final class Rejection {
    private final Resource policy;
    private Optional<FieldPath> field = Optional.empty();
    private Optional<SelectorError> error = Optional.empty();

    private Rejection(Resource policy) {
        this.policy = policy;
    }

    /**
     * Returns the diagnostic of a policy that was left out.
     *
     * @param reason what the engine found
     */
    static Diagnostic of(Resource policy, String reason) {
        Rejection rejection = new Rejection(policy);
        rejection.search();
        String why = rejection
                .error
                .map(error -> "its selector \"" + error.text() + "\" cannot be read: " + error.expectation()
                        + " expected after character " + error.offset())
                .orElse(reason);
        String hint = rejection
                .error
                .flatMap(SelectorError::correction)
                .map(corrected -> "did you mean: " + corrected)
                .orElse("correct the selector; until then nothing that the policy says is enforced");
        return Diagnostic.error(
                        PolicyCodes.POLICY_LEFT_OUT,
                        rejection.field.orElse(FieldPath.root()),
                        "the policy is treated as absent, as " + why)
                .withSubject(policy.key().toString())
                .withHint(hint);
    }

    private void search() {
        if (!(policy instanceof PolicyResource known)) {
            return;
        }
        PolicySpec spec = known.spec();
        FieldPath at = FieldPath.parse("spec");
        look(at.field("selector"), spec.selector());
        rules(at.field("ingress"), spec.ingress());
        rules(at.field("egress"), spec.egress());
    }

    private void rules(FieldPath at, List<Rule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            side(at.index(i).field("source"), rules.get(i).source());
            side(at.index(i).field("destination"), rules.get(i).destination());
        }
    }

    private void side(FieldPath at, EntityRule side) {
        look(at.field("selector"), side.selector());
        look(at.field("notSelector"), side.notSelector());
    }

    private void look(FieldPath at, Optional<String> selector) {
        Optional<SelectorError> found =
                selector.filter(text -> !text.isEmpty()).flatMap(SelectorParser.standard()::check);
        if (field.isEmpty() && found.isPresent()) {
            field = Optional.of(at);
            error = found;
        }
    }
}
