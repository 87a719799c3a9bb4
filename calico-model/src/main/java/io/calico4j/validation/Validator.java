// SPDX-License-Identifier: Apache-2.0
package io.calico4j.validation;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Repair;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.internal.validation.Checks;
import io.calico4j.internal.validation.Finding;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Checks resources one by one: names, values, and what fields must be to each other.
 *
 * <p>Calico has two passes ({@link ValidationPass}); a validator runs one or both, as they are: nothing is defaulted before
 * ({@link Defaults} does that) but what the schema itself defaults. Resources of kinds that Calico does not validate, those of
 * Kubernetes and unknown ones among them, are valid. Nothing throws, whatever is in a resource.
 *
 * <p>Immutable, and safe for any number of threads.
 */
public final class Validator {
    private static final Validator STANDARD = new Validator(true, true);
    private static final Validator CLIENT = new Validator(true, false);
    private static final Validator SCHEMA = new Validator(false, true);

    private final boolean client;
    private final boolean schema;

    private Validator(boolean client, boolean schema) {
        this.client = client;
        this.schema = schema;
    }

    /** Runs both passes: all that stands between a resource and a cluster. */
    public static Validator standard() {
        return STANDARD;
    }

    /** Runs the client-side pass only, as {@code calicoctl validate} does. */
    public static Validator client() {
        return CLIENT;
    }

    /** Runs the schema pass only, as an API server does. */
    public static Validator schema() {
        return SCHEMA;
    }

    /**
     * All rules that a resource breaks: first those of the client-side pass, then those of the schema pass, each in the order of
     * its fields.
     *
     * <p>Complexity: linear in the resource.
     */
    public List<Violation> violations(Resource resource) {
        Objects.requireNonNull(resource, "resource");
        if (!(resource instanceof CalicoResource calico)) {
            return List.of();
        }
        List<Finding> ofClient = client ? Checks.client(calico) : List.of();
        List<Finding> ofSchema = schema ? Checks.schema(calico) : List.of();
        if (ofClient.isEmpty() && ofSchema.isEmpty()) {
            return List.of();
        }
        List<Violation> violations = new ArrayList<>(ofClient.size() + ofSchema.size());
        ofClient.forEach(finding -> violations.add(violation(ValidationPass.CLIENT, finding)));
        ofSchema.forEach(finding -> violations.add(violation(ValidationPass.SCHEMA, finding)));
        return List.copyOf(violations);
    }

    private static Violation violation(ValidationPass pass, Finding finding) {
        return new Violation(
                pass,
                finding.code(),
                finding.path(),
                finding.calicoField(),
                finding.message(),
                finding.hint(),
                finding.replacement().map(Repair::value));
    }

    /** Whether a resource breaks no rule. */
    public boolean isValid(Resource resource) {
        return violations(resource).isEmpty();
    }

    /**
     * What is wrong with a resource, as errors about it, without positions. What both passes find with the same code at the same
     * field, or at the object around it, is said once.
     */
    public Diagnostics validate(Resource resource) {
        return validate(List.of(resource));
    }

    /** What is wrong with each of several resources; they are not looked at together. */
    public Diagnostics validate(Collection<? extends Resource> resources) {
        Diagnostics.Builder all = Diagnostics.builder();
        for (Resource resource : resources) {
            List<Violation> violations = violations(resource);
            if (!violations.isEmpty()) {
                ResourceKey key = resource.key();
                distinct(violations).forEach(violation -> all.add(violation.toDiagnostic(key)));
            }
        }
        return all.build();
    }

    private static List<Violation> distinct(List<Violation> violations) {
        List<Violation> distinct = new ArrayList<>();
        for (Violation violation : violations) {
            if (distinct.stream().noneMatch(said -> says(said, violation))) {
                distinct.add(violation);
            }
        }
        return distinct;
    }

    private static boolean says(Violation said, Violation again) {
        boolean sameRule = said.code().equals(again.code());
        return sameRule
                && (said.path().equals(again.path())
                        ? said.pass() != again.pass() || said.message().equals(again.message())
                        : again.pass() == ValidationPass.SCHEMA && said.path().startsWith(again.path()));
    }

    /**
     * A finding with its place in the text it came from.
     *
     * @param finding a finding about a resource
     * @param positions finds the place of a field of a resource, such as {@code manifest::positionOf}
     * @return the finding as it was, if it has a position already or none is found
     */
    public static Diagnostic located(
            Diagnostic finding, BiFunction<ResourceKey, FieldPath, Optional<SourcePosition>> positions) {
        Objects.requireNonNull(positions, "positions");
        if (finding.position().isPresent() || finding.subject().isEmpty()) {
            return finding;
        }
        ResourceKey key = ResourceKey.parse(finding.subject().get());
        return positions.apply(key, finding.path()).map(finding::withPosition).orElse(finding);
    }
}
