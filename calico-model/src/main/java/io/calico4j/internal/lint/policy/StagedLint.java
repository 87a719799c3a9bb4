// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.policy;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.policy.StagedAction;
import io.calico4j.resource.policy.StagedGlobalNetworkPolicy;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicy;
import io.calico4j.resource.policy.StagedNetworkPolicy;
import java.util.Optional;

/** {@link Codes#STAGED_DELETE_OF_NOTHING}. */
public final class StagedLint implements LintRule {
    @Override
    public void check(LintFacts facts, LintFindings findings) {
        for (StagedNetworkPolicy staged : facts.cluster().all(StagedNetworkPolicy.class)) {
            check(staged, staged.spec().stagedAction(), Kind.NETWORK_POLICY, facts, findings);
        }
        for (StagedGlobalNetworkPolicy staged : facts.cluster().all(StagedGlobalNetworkPolicy.class)) {
            check(staged, staged.spec().stagedAction(), Kind.GLOBAL_NETWORK_POLICY, facts, findings);
        }
        for (StagedKubernetesNetworkPolicy staged : facts.cluster().all(StagedKubernetesNetworkPolicy.class)) {
            check(staged, staged.spec().stagedAction(), Kind.KUBERNETES_NETWORK_POLICY, facts, findings);
        }
    }

    private static void check(
            CalicoResource staged, Optional<String> action, Kind enforced, LintFacts facts, LintFindings findings) {
        ResourceKey key = ResourceKey.of(
                enforced, staged.metadata().namespace(), staged.metadata().name());
        boolean deletes = action.filter(StagedAction.DELETE.text()::equals).isPresent();
        if (deletes && facts.cluster().find(key).isEmpty()) {
            findings.warning(
                    Codes.STAGED_DELETE_OF_NOTHING,
                    staged,
                    FieldPath.of("spec", "stagedAction"),
                    "it would delete " + key + ", which does not exist",
                    "name the policy that is to go, or remove this one");
        }
    }
}
