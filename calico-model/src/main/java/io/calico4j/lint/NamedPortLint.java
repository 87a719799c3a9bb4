// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.NearestName;
import io.calico4j.net.Port;
import io.calico4j.resource.policy.PolicyResource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@link LintCodes#UNDECLARED_NAMED_PORT}. */
final class NamedPortLint implements LintRule {
    @Override
    public void check(LintFacts facts, LintFindings findings) {
        if (facts.endpoints().isEmpty()) {
            return;
        }
        TreeSet<String> declared = new TreeSet<>();
        facts.endpoints().forEach(endpoint -> declared.addAll(endpoint.ports()));
        for (PolicyResource policy : Policies.of(facts.cluster())) {
            for (Policies.Side side : Policies.sides(policy)) {
                check(policy, side.side().ports(), side.path().field("ports"), declared, findings);
                check(policy, side.side().notPorts(), side.path().field("notPorts"), declared, findings);
            }
        }
    }

    private static void check(
            PolicyResource policy, List<Port> ports, FieldPath path, Set<String> declared, LintFindings findings) {
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i) instanceof Port.Named named && !declared.contains(named.name())) {
                findings.warning(
                        LintCodes.UNDECLARED_NAMED_PORT,
                        policy,
                        path.index(i),
                        "no endpoint declares a port named \"" + named.name() + "\"",
                        NearestName.of(named.name(), declared)
                                .map(name -> "did you mean \"" + name + "\"?")
                                .orElse(declared.isEmpty() ? "" : "declared are " + String.join(", ", declared)));
            }
        }
    }
}
