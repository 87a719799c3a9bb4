// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.validate;

import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.UsageException;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.lint.ClusterLint;
import io.calico4j.lint.LintCodes;
import io.calico4j.lint.suppress.Suppressions;
import io.calico4j.manifest.Manifest;
import io.calico4j.resource.Resource;
import io.calico4j.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
        Diagnostics alone = alone(input, validator);
        Diagnostics together = lint ? together(input, alone) : Diagnostics.none();
        Diagnostics found = alone.and(together);
        Suppressions.Applied applied = suppressions(input, accepted)
                .apply(input.diagnostics().and(found.map(finding -> Validator.located(finding, input::positionOf))));
        return new Checked(
                input,
                new Suppressions.Applied(
                        applied.findings().map(finding -> Validator.located(finding, input::positionOf)),
                        applied.suppressed()));
    }

    /** What each resource breaks alone; of one that could be read in part only, what its text does not say already. */
    private static Diagnostics alone(Input input, Validator validator) {
        Diagnostics.Builder found = Diagnostics.builder();
        for (Manifest manifest : input.sources().values()) {
            for (Resource resource : manifest.resources()) {
                located(validator, resource, manifest).forEach(found::add);
            }
            for (Resource resource : manifest.incomplete()) {
                String subject = resource.key().toString();
                List<FieldPath> unread = manifest.diagnostics().errors().stream()
                        .filter(error -> error.subject().filter(subject::equals).isPresent())
                        .map(Diagnostic::path)
                        .toList();
                located(validator, resource, manifest)
                        .filter(finding -> unread.stream().noneMatch(path -> isNear(path, finding.path())))
                        .forEach(found::add);
            }
        }
        return found.build();
    }

    private static Diagnostics located(Validator validator, Resource resource, Manifest manifest) {
        return validator
                .validate(resource)
                .map(finding -> Validator.located(finding, (key, path) -> manifest.positionOf(resource, path)));
    }

    /** Whether a field is the one that could not be read, around it or inside of it. */
    private static boolean isNear(FieldPath unread, FieldPath path) {
        return path.startsWith(unread) || unread.startsWith(path);
    }

    /** What only shows in all of them. Those read in part are among them, but nothing is said of them. */
    private static Diagnostics together(Input input, Diagnostics alone) {
        List<Resource> all = new ArrayList<>(input.resources());
        Set<String> partly = new HashSet<>();
        for (Manifest manifest : input.sources().values()) {
            all.addAll(manifest.incomplete());
            manifest.incomplete().forEach(resource -> partly.add(resource.key().toString()));
        }
        Set<String> said = new HashSet<>();
        alone.forEach(finding -> said.add(place(finding)));
        return ClusterLint.standard()
                .check(ClusterSnapshot.of(all))
                .filter(finding -> finding.subject().filter(partly::contains).isEmpty())
                .filter(finding -> !finding.code().equals(LintCodes.ABSENT_FOR_FELIX) || !said.contains(place(finding)))
                .and(ClusterLint.duplicates(input.resources()));
    }

    /** What is wrong with a field is said once: Felix refuses what {@code calicoctl} refuses. */
    private static String place(Diagnostic finding) {
        return finding.subject().orElse("") + " " + finding.path();
    }

    private static Suppressions suppressions(Input input, @Nullable Path accepted) {
        List<Resource> all = new ArrayList<>(input.resources());
        input.sources().values().forEach(manifest -> all.addAll(manifest.incomplete()));
        Suppressions ofResources = Suppressions.ofResources(all);
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
