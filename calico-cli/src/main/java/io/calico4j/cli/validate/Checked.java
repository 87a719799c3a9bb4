// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.validate;

import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.UsageException;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.lint.ClusterLint;
import io.calico4j.lint.LintCodes;
import io.calico4j.lint.suppress.Suppressions;
import io.calico4j.manifest.Manifest;
import io.calico4j.resource.Resource;
import io.calico4j.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Manifests and everything that is wrong with them.
 *
 * @param input the manifests
 * @param applied the findings, apart from those that are accepted
 */
public record Checked(Input input, Suppressions.Applied applied) {

    /**
     * Checks.
     *
     * @param input the manifests
     * @param validator checks each resource alone
     * @param lint whether the resources are looked at together too
     * @param accepted the file with accepted findings; null if there is none
     */
    public static Checked of(Input input, Validator validator, boolean lint, @Nullable Path accepted) {
        Diagnostics.Builder found = Diagnostics.builder();
        for (Manifest manifest : input.sources().values()) {
            for (Resource resource : manifest.resources()) {
                validator
                        .validate(resource)
                        .map(finding -> Validator.located(finding, (key, path) -> manifest.positionOf(resource, path)))
                        .forEach(found::add);
            }
        }
        if (lint) {
            Diagnostics together = ClusterLint.standard().check(ClusterSnapshot.of(input.resources()));
            Set<String> said = new HashSet<>();
            found.build().forEach(finding -> said.add(place(finding)));
            together.and(ClusterLint.duplicates(input.resources()))
                    .filter(finding ->
                            !finding.code().equals(LintCodes.ABSENT_FOR_FELIX) || !said.contains(place(finding)))
                    .forEach(found::add);
        }
        Suppressions.Applied applied = suppressions(input, accepted)
                .apply(input.diagnostics()
                        .and(found.build().map(finding -> Validator.located(finding, input::positionOf))));
        return new Checked(
                input,
                new Suppressions.Applied(
                        applied.findings().map(finding -> Validator.located(finding, input::positionOf)),
                        applied.suppressed()));
    }

    /** What is wrong with a field is said once: Felix refuses what {@code calicoctl} refuses. */
    private static String place(Diagnostic finding) {
        return finding.subject().orElse("") + " " + finding.path();
    }

    private static Suppressions suppressions(Input input, @Nullable Path accepted) {
        Suppressions ofResources = Suppressions.ofResources(input.resources());
        if (accepted == null) {
            return ofResources;
        }
        try {
            return ofResources.and(Suppressions.parse(Files.readString(accepted), accepted.toString()));
        } catch (IOException e) {
            throw new UsageException("can't read " + accepted + ": " + e.getMessage());
        }
    }
}
