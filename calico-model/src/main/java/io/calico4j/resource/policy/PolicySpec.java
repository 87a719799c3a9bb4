// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import io.calico4j.label.Selector;
import io.calico4j.label.SelectorSyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * What a Calico policy of any scope selects and what it does, enforced or staged.
 *
 * <p>A field that only some of the kinds have reads as absent or false on the others. The values are as written:
 * nothing is parsed, and only {@link #tierName()} fills in a default.
 */
public sealed interface PolicySpec
        permits GlobalNetworkPolicySpec, NetworkPolicySpec, StagedGlobalNetworkPolicySpec, StagedNetworkPolicySpec {
    /** What a staged policy would do if it were enforced. Allowed: Set, Delete, Learn, Ignore. Default: Set. */
    default Optional<String> stagedAction() {
        return Optional.empty();
    }

    /** The tier whose order decides when the policy is asked. Default: default. */
    Optional<String> tier();

    /** The name of the policy's tier: {@code default} where none is given. */
    default String tierName() {
        return tier().filter(name -> !name.isEmpty()).orElse("default");
    }

    /** The place among the policies of the tier: lower is asked first, absent comes last, equal orders go by name. */
    Optional<Double> order();

    /** The rules for traffic to the endpoints, asked in this order. */
    List<Rule> ingress();

    /** The rules for traffic from the endpoints, asked in this order. */
    List<Rule> egress();

    /** The endpoints the policy applies to, in the selector language; empty selects all. */
    Optional<String> selector();

    /**
     * The directions the policy applies to. Empty: Ingress if there are no egress rules, Egress if there are only
     * egress rules, else both. Allowed: Ingress, Egress. 1 to 2 elements.
     */
    List<String> types();

    /** Limits the policy to endpoints whose service account has matching labels; empty does not limit. */
    Optional<String> serviceAccountSelector();

    /** Limits a cluster-wide policy to endpoints in namespaces with matching labels; empty does not limit. */
    default Optional<String> namespaceSelector() {
        return Optional.empty();
    }

    /**
     * Whether a cluster-wide policy is enforced before connection tracking, for host endpoints only; needs {@code
     * applyOnForward}.
     */
    default boolean doNotTrack() {
        return false;
    }

    /**
     * Whether a cluster-wide policy is enforced before destination translation, on ingress of host endpoints only;
     * needs {@code applyOnForward}.
     */
    default boolean preDNAT() {
        return false;
    }

    /** Whether a cluster-wide policy also applies to traffic that a host endpoint forwards. */
    default boolean applyOnForward() {
        return false;
    }

    /** Hints for the data plane. Allowed: AssumeNeededOnEveryNode. */
    List<String> performanceHints();

    /**
     * {@link #selector()}, parsed; {@code all()} if it is absent or empty.
     *
     * @throws SelectorSyntaxException if it is no selector
     */
    default Selector parsedSelector() {
        return Selector.parse(selector().orElse(""));
    }

    /**
     * {@link #serviceAccountSelector()}, parsed; empty if it is absent or empty.
     *
     * @throws SelectorSyntaxException if it is no selector
     */
    default Optional<Selector> parsedServiceAccountSelector() {
        return serviceAccountSelector().filter(text -> !text.isEmpty()).map(Selector::parse);
    }

    /**
     * {@link #namespaceSelector()}, parsed; empty if it is absent or empty.
     *
     * @throws SelectorSyntaxException if it is no selector
     */
    default Optional<Selector> parsedNamespaceSelector() {
        return namespaceSelector().filter(text -> !text.isEmpty()).map(Selector::parse);
    }
}
