// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.policy;

import io.calico4j.cluster.InheritedLabels;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.NearestName;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.Inhabitant;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.label.EndpointLabels;
import io.calico4j.resource.policy.Profile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@link Codes#UNKNOWN_PROFILE}. */
public final class ProfileLint implements LintRule {
    private static final String DEFAULT_ALLOW = "projectcalico-default-allow";

    @Override
    public void check(LintFacts facts, LintFindings findings) {
        TreeSet<String> known = new TreeSet<>(
                InheritedLabels.of(facts.cluster().resources()).sources().keySet());
        known.add(DEFAULT_ALLOW);
        boolean complete = !facts.cluster().all(Profile.class).isEmpty()
                || !facts.namespaces().isEmpty();
        for (Inhabitant endpoint : facts.endpoints()) {
            List<String> profiles = endpoint.profiles();
            for (int i = 0; i < profiles.size(); i++) {
                boolean checked = complete || !ofKubernetes(profiles.get(i));
                if (checked && !known.contains(profiles.get(i))) {
                    report(endpoint, profiles.get(i), i, known, findings);
                }
            }
        }
    }

    /** Whether a profile stands for a namespace or service account, which a folder of Calico's resources alone does not hold. */
    private static boolean ofKubernetes(String profile) {
        return EndpointLabels.namespaceOfProfile(profile).isPresent()
                || EndpointLabels.serviceAccountOfProfile(profile).isPresent();
    }

    private static void report(
            Inhabitant endpoint, String profile, int index, Set<String> known, LintFindings findings) {
        findings.warning(
                Codes.UNKNOWN_PROFILE,
                endpoint.resource(),
                FieldPath.of("spec", "profiles").index(index),
                "there is no profile \"" + profile + "\": the endpoint gets neither its labels nor its rules",
                NearestName.of(profile, known)
                        .map(name -> "did you mean \"" + name + "\"?")
                        .orElse(""));
    }
}
