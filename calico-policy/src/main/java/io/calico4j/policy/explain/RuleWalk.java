// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.policy.PolicyRule;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.http.HttpCriteria;
import io.calico4j.policy.http.HttpRequest;
import io.calico4j.policy.rule.Criterion;
import java.util.List;
import java.util.Optional;

/**
 * One rule on the way.
 *
 * @param rule the rule
 * @param field the rule in its policy, such as {@code ingress[0]}; of a Kubernetes policy the rule that it comes from
 * @param asked whether the way came to it; not after the rule that decided
 * @param failing the conditions the flow does not meet, the first of which stopped the rule; none if it matches
 * @param position where it stands; empty if that is not known
 */
public record RuleWalk(
        PolicyRule rule, String field, boolean asked, List<Clause> failing, Optional<SourcePosition> position) {
    /** Copies the list. */
    public RuleWalk {
        requireNonNull(rule, "rule");
        requireNonNull(field, "field");
        failing = List.copyOf(failing);
        requireNonNull(position, "position");
    }

    /** Returns the conditions that the rule states itself; an address family that only its networks imply is left out. */
    List<Criterion> stated() {
        boolean implied = rule.source().ipVersion().isEmpty();
        return rule.criteria().stream()
                .filter(criterion -> !(implied && criterion instanceof Criterion.Family))
                .toList();
    }

    /** Returns whether the rule has an HTTP clause that is not looked at, as only application layer policy does. */
    boolean leavesHttpOut() {
        return rule.source().http().isPresent() && rule.criteria().stream().noneMatch(Criterion.Http.class::isInstance);
    }

    /** Returns whether the rule, if asked, refuses the whole request, because its path is none. */
    boolean refuses(Flow flow) {
        boolean invalid = flow.http()
                .flatMap(HttpRequest::path)
                .filter(path -> !path.startsWith("/"))
                .isPresent();
        return invalid
                && !failing.isEmpty()
                && failing.get(0).criterion() instanceof Criterion.Http http
                && flow.http()
                        .filter(HttpCriteria.of(http.match())::matchesMethod)
                        .isPresent();
    }

    /** Returns whether the rule matches the flow, whether it was asked or not. */
    public boolean matches() {
        return failing.isEmpty();
    }
}
