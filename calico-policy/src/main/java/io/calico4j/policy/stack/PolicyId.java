// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.stack;

import static java.util.Objects.requireNonNull;

import io.calico4j.resource.ResourceKey;
import java.util.Optional;

/**
 * The identity of a policy. One name may occur under several kinds; all of them are different policies.
 *
 * <p>The natural order is the one that breaks ties between policies of equal order in a tier: the text {@code
 * name/namespace/Kind} in the order of its characters (names are ASCII), in which the separators take part, so that {@code a-b} comes before {@code a}.
 *
 * <p>Authority: Calico v3.32, felix/calc/policy_sorter.go.
 *
 * @param kind the kind
 * @param namespace the namespace; empty for kinds without one
 * @param name the name
 */
public record PolicyId(PolicyKind kind, Optional<String> namespace, String name) implements Comparable<PolicyId> {
    /** Checks that nothing is null. */
    public PolicyId {
        requireNonNull(kind, "kind");
        requireNonNull(namespace, "namespace");
        requireNonNull(name, "name");
    }

    /** Returns the id of the policy that a resource with this key is; empty if it is no policy. */
    public static Optional<PolicyId> of(ResourceKey key) {
        return PolicyKind.of(key.kind()).map(kind -> new PolicyId(kind, key.namespace(), key.name()));
    }

    /** Returns the key of the resource. */
    public ResourceKey resourceKey() {
        return ResourceKey.of(kind.resourceKind(), namespace, name);
    }

    private String tieBreaker() {
        return name + "/" + namespace.orElse("") + "/" + kind.text();
    }

    @Override
    public int compareTo(PolicyId other) {
        return tieBreaker().compareTo(other.tieBreaker());
    }

    /** Returns {@code NetworkPolicy/shop/web}, or {@code GlobalNetworkPolicy/web} for kinds without namespaces. */
    @Override
    public String toString() {
        return kind.text() + namespace.map(text -> "/" + text).orElse("") + "/" + name;
    }
}
