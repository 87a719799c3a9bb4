// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.policy;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.datastore.DatastoreRecord;
import io.calico4j.datastore.DatastoreValue;
import io.calico4j.datastore.FelixHostEndpoint;
import io.calico4j.datastore.FelixPolicy;
import io.calico4j.datastore.FelixProfileRules;
import io.calico4j.datastore.FelixWorkloadEndpoint;
import io.calico4j.datastore.RecordProcessor;
import io.calico4j.datastore.Updates;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.Inhabitant;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.Policies;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.bgp.BGPConfiguration;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.Profile;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicy;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.validation.Validator;
import io.calico4j.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@link Codes#ABSENT_FOR_FELIX}: Felix checks what it gets once more, and drops a whole resource that fails with no more than a line
 * in its log. Nodes, profiles and the resources of BGP reach it as they are and meet the client-side pass; the others reach it in another
 * form, which has rules of its own ({@link FelixCheck}).
 *
 * <p>Only for what the API server would take: what it refuses never gets to Felix.
 *
 * <p>Authority: Calico v3.32, felix/calc/validation_filter.go.
 */
public final class FelixAbsentLint implements LintRule {
    private static final String DELETE = "Delete";

    @Override
    public void check(LintFacts facts, LintFindings findings) {
        ClusterSnapshot cluster = facts.cluster();
        for (PolicyResource policy : Policies.of(cluster)) {
            converted(policy, findings);
        }
        for (Class<? extends CalicoResource> kind : List.of(HostEndpoint.class, WorkloadEndpoint.class, IPPool.class)) {
            cluster.all(kind).forEach(resource -> converted(resource, findings));
        }
        for (Profile profile : cluster.all(Profile.class)) {
            converted(profile, findings);
            whole(profile, "the labels of the profile", findings);
        }
        for (Class<? extends CalicoResource> kind : List.of(Node.class, BGPConfiguration.class, BGPPeer.class)) {
            cluster.all(kind).forEach(resource -> whole(resource, "the whole resource", findings));
        }
        cluster.all(StagedKubernetesNetworkPolicy.class).forEach(staged -> staged(staged, findings));
    }

    /** Reports on a resource that reaches Felix as it is. */
    private static void whole(CalicoResource resource, String what, LintFindings findings) {
        if (!Validator.schema().isValid(resource)) {
            return;
        }
        for (Violation violation : Validator.client().violations(resource)) {
            absent(resource, violation.path(), what, violation.message(), findings);
        }
    }

    /** Reports on a resource that reaches Felix in another form. */
    private static void converted(CalicoResource resource, LintFindings findings) {
        Updates updates = RecordProcessor.forFelix().update(placed(resource));
        String what = resource instanceof Profile ? "the rules of the profile" : "the whole resource";
        List<FelixCheck.Problem> problems = new ArrayList<>();
        updates.diagnostics().forEach(finding -> problems.add(unfiled(resource, finding)));
        for (DatastoreRecord record : updates.records()) {
            problems.addAll(record.value().map(FelixAbsentLint::problems).orElseGet(() -> unread(resource)));
        }
        if (!problems.isEmpty() && Validator.schema().isValid(resource)) {
            problems.forEach(problem -> absent(resource, problem.path(), what, problem.reason(), findings));
        }
    }

    /** A client puts what needs a namespace and names none into {@code default}. */
    private static CalicoResource placed(CalicoResource resource) {
        return resource.kind().namespaced()
                ? resource.withMetadata(resource.metadata().withNamespace(Inhabitant.namespace(resource)))
                : resource;
    }

    private static List<FelixCheck.Problem> problems(DatastoreValue value) {
        if (value instanceof FelixPolicy policy) {
            return FelixCheck.policy(policy);
        }
        if (value instanceof FelixProfileRules rules) {
            return FelixCheck.profile(rules);
        }
        if (value instanceof FelixHostEndpoint endpoint) {
            return FelixCheck.host(endpoint);
        }
        return value instanceof FelixWorkloadEndpoint endpoint ? FelixCheck.workload(endpoint) : List.of();
    }

    private static FelixCheck.Problem unfiled(CalicoResource resource, Diagnostic finding) {
        FieldPath path = resource instanceof IPPool
                ? FieldPath.of("spec", "cidr")
                : resource instanceof HostEndpoint ? FieldPath.of("spec", "node") : finding.path();
        return new FelixCheck.Problem(path, finding.message());
    }

    /** An endpoint without addresses has no value on purpose; one with them has a part that cannot be read. */
    private static List<FelixCheck.Problem> unread(CalicoResource resource) {
        boolean meant = resource instanceof WorkloadEndpoint endpoint
                && !endpoint.spec().ipNetworks().isEmpty();
        return meant
                ? List.of(new FelixCheck.Problem(
                        FieldPath.of("spec"), "one of its networks, gateways or prefixes, or its MAC, cannot be read"))
                : List.of();
    }

    private static void staged(StagedKubernetesNetworkPolicy staged, LintFindings findings) {
        Optional<String> action = staged.spec().stagedAction();
        if (action.filter(DELETE::equals).isPresent() || !Validator.schema().isValid(staged)) {
            return;
        }
        KubernetesConverter.standard()
                .enforced(staged)
                .diagnostics()
                .errors()
                .forEach(error -> absent(staged, error.path(), "the whole resource", error.message(), findings));
    }

    private static void absent(
            CalicoResource resource, FieldPath path, String what, String reason, LintFindings findings) {
        findings.warning(
                Codes.ABSENT_FOR_FELIX,
                resource,
                path,
                "the cluster takes it, but Felix treats " + what + " as absent: " + reason,
                "");
    }
}
