// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.network.BgpLint;
import io.calico4j.internal.lint.network.BlockSizeLint;
import io.calico4j.internal.lint.network.NodeSelectorLint;
import io.calico4j.internal.lint.network.PoolCapacityLint;
import io.calico4j.internal.lint.network.PoolLint;
import io.calico4j.internal.lint.network.PoolNeighbourLint;
import io.calico4j.internal.lint.policy.DuplicateLint;
import io.calico4j.internal.lint.policy.FelixAbsentLint;
import io.calico4j.internal.lint.policy.KubernetesPolicyLint;
import io.calico4j.internal.lint.policy.ProfileLint;
import io.calico4j.internal.lint.policy.ServiceAddressLint;
import io.calico4j.internal.lint.policy.ServiceNamespaceLint;
import io.calico4j.internal.lint.policy.SpoofingLint;
import io.calico4j.internal.lint.policy.StagedLint;
import io.calico4j.internal.lint.policy.TierLint;
import io.calico4j.internal.lint.selector.BuiltInNamespaceLint;
import io.calico4j.internal.lint.selector.KubernetesSelectorLint;
import io.calico4j.internal.lint.selector.NamedPortLint;
import io.calico4j.internal.lint.selector.SelectorAdviceLint;
import io.calico4j.internal.lint.selector.SelectorLint;
import io.calico4j.manifest.Manifest;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import io.calico4j.validation.Validator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks for mistakes that only show when the resources of a cluster are seen together.
 *
 * <p>Calico takes all of them without a word: a policy in a tier that does not exist, a selector that matches nothing, a pool over the
 * nodes' own network. A rule speaks only where the snapshot can prove it: of selectors that match nothing, for example, only if the
 * snapshot holds endpoints, so that a folder with nothing but policies gives no noise.
 *
 * <p>Immutable and safe for any number of threads; findings depend on the snapshot alone.
 */
public final class ClusterLint {
    private static final ClusterLint STANDARD = new ClusterLint(List.of(
            new PoolLint(),
            new BlockSizeLint(),
            new PoolNeighbourLint(),
            new PoolCapacityLint(),
            new NodeSelectorLint(),
            new TierLint(),
            new SelectorLint(),
            new KubernetesSelectorLint(),
            new BuiltInNamespaceLint(),
            new SelectorAdviceLint(),
            new BgpLint(),
            new NamedPortLint(),
            new StagedLint(),
            new ProfileLint(),
            new KubernetesPolicyLint(),
            new ServiceAddressLint(),
            new ServiceNamespaceLint(),
            new FelixAbsentLint(),
            new SpoofingLint()));

    private final List<LintRule> rules;

    private ClusterLint(List<LintRule> rules) {
        this.rules = rules;
    }

    /** Returns the check with all rules. */
    public static ClusterLint standard() {
        return STANDARD;
    }

    /**
     * Returns what is wrong with a cluster, each finding with the resource and the field it is about.
     *
     * <p>Complexity: one pass over the resources, and for each distinct selector that matches nothing one over the distinct label sets
     * of the endpoints.
     */
    public Diagnostics check(ClusterSnapshot cluster) {
        LintFacts facts = LintFacts.of(Objects.requireNonNull(cluster, "cluster"));
        LintFindings findings = new LintFindings();
        for (LintRule rule : rules) {
            rule.check(facts, findings);
        }
        return findings.all();
    }

    /**
     * Returns the same as {@link #check(ClusterSnapshot)} for the resources of a manifest, and which of them are there twice; each
     * finding with its position.
     */
    public Diagnostics check(Manifest manifest) {
        Diagnostics found = check(ClusterSnapshot.of(manifest.resources())).and(duplicates(manifest.resources()));
        return found.map(finding -> Validator.located(finding, manifest::positionOf));
    }

    /**
     * Returns an error for each resource whose kind, namespace and name another one has too; only one of them counts. What needs a
     * namespace and names none is in {@code default}.
     */
    public static Diagnostics duplicates(Collection<? extends Resource> resources) {
        SortedMap<ResourceKey, List<Resource>> byKey = new TreeMap<>();
        for (Resource resource : resources) {
            byKey.computeIfAbsent(placed(resource.key()), key -> new ArrayList<>())
                    .add(resource);
        }
        return DuplicateLint.check(byKey);
    }

    private static ResourceKey placed(ResourceKey key) {
        boolean unplaced = key.kind().namespaced()
                && key.kind() != Kind.UNKNOWN
                && key.namespace().filter(name -> !name.isEmpty()).isEmpty();
        return unplaced ? ResourceKey.of(key.kind(), "default", key.name()) : key;
    }
}
