// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.Pointer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A policy of any kind as the agent gets it.
 *
 * @param namespace its namespace; empty for a policy of the whole cluster
 * @param tier the tier it belongs to
 * @param order its place in the tier
 * @param inboundRules the rules for traffic to the endpoints
 * @param outboundRules the rules for traffic from the endpoints
 * @param selector the endpoints it applies to, with everything that limits them folded in
 * @param untracked whether it is enforced before connection tracking
 * @param preDnat whether it is enforced before destination translation
 * @param applyOnForward whether it applies to forwarded traffic too
 * @param types the directions, in lower case
 * @param performanceHints hints for the data plane
 * @param stagedAction what a staged policy would do
 */
public record FelixPolicy(
        @JsonProperty @NonEmpty String namespace,
        @JsonProperty @NonEmpty String tier,
        @JsonProperty @Pointer Optional<Double> order,
        @JsonProperty("inbound_rules") @NonEmpty List<FelixRule> inboundRules,
        @JsonProperty("outbound_rules") @NonEmpty List<FelixRule> outboundRules,
        @JsonProperty String selector,
        @JsonProperty @NonEmpty boolean untracked,
        @JsonProperty("pre_dnat") @NonEmpty boolean preDnat,
        @JsonProperty("apply_on_forward") @NonEmpty boolean applyOnForward,
        @JsonProperty @NonEmpty List<String> types,
        @JsonProperty("performance_hints") @NonEmpty List<String> performanceHints,
        @JsonProperty("staged_action") @Pointer Optional<String> stagedAction)
        implements DatastoreValue {
    /** Copies lists and maps. */
    public FelixPolicy {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(order, "order");
        inboundRules = List.copyOf(inboundRules);
        outboundRules = List.copyOf(outboundRules);
        Objects.requireNonNull(selector, "selector");
        types = List.copyOf(types);
        performanceHints = List.copyOf(performanceHints);
        Objects.requireNonNull(stagedAction, "stagedAction");
    }

    /** This policy as one that is staged for an action. */
    FelixPolicy staged(String action) {
        return new FelixPolicy(
                namespace,
                tier,
                order,
                inboundRules,
                outboundRules,
                selector,
                untracked,
                preDnat,
                applyOnForward,
                types,
                performanceHints,
                Optional.of(action));
    }
}
