// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.LabelNames;
import io.calico4j.policy.MissingFact;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.http.HttpRequest;
import io.calico4j.policy.rule.Criterion;
import io.calico4j.policy.rule.FlowEnd;
import io.calico4j.policy.stack.Direction;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import io.calico4j.resource.policy.HTTPMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells which facts the answer of one end depends on and the snapshot lacks.
 *
 * <p>A namespace or service account without an object matters if its profile was asked, if the labels that it would hand down could
 * make a rule on the way do something else, or if a policy selects endpoints in that way; a request that is not known, if a rule
 * that matched would look at it.
 */
final class MissingFacts {
    private static final String ANY_METHOD = "*";
    private static final String KUBERNETES_NAME = "kubernetes.io/metadata.name";

    private final ClusterSnapshot snapshot;
    private final Flow flow;
    private final Direction direction;
    private final ClauseWords.Ends ends;

    MissingFacts(ClusterSnapshot snapshot, Flow flow, Direction direction, ClauseWords.Ends ends) {
        this.snapshot = snapshot;
        this.flow = flow;
        this.direction = direction;
        this.ends = ends;
    }

    List<MissingFact> of(List<StageWalk> stages) {
        List<MissingFact> missing = new ArrayList<>();
        for (FlowEnd end : FlowEnd.values()) {
            Peer peer = end == FlowEnd.SOURCE ? flow.from() : flow.to();
            ends.at(end).ifPresent(holder -> {
                for (String profile : holder.labels().profiles()) {
                    if (holder.inherited().source(profile).isEmpty() && matters(profile, end, stages)) {
                        reason(profile).ifPresent(reason -> missing.add(new MissingFact(peer, reason)));
                    }
                }
            });
        }
        if (asked(stages).stream().filter(RuleWalk::matches).anyMatch(this::looksAtRequest)) {
            Peer peer = direction == Direction.EGRESS ? flow.from() : flow.to();
            missing.add(new MissingFact(peer, MissingFact.Reason.UNKNOWN_REQUEST));
        }
        return missing;
    }

    private static Optional<MissingFact.Reason> reason(String profile) {
        if (EndpointLabels.namespaceOfProfile(profile).isPresent()) {
            return Optional.of(MissingFact.Reason.UNKNOWN_NAMESPACE);
        }
        return EndpointLabels.serviceAccountOfProfile(profile).isPresent()
                ? Optional.of(MissingFact.Reason.UNKNOWN_SERVICE_ACCOUNT)
                : Optional.empty();
    }

    private static List<RuleWalk> asked(List<StageWalk> stages) {
        List<RuleWalk> asked = new ArrayList<>();
        for (StageWalk stage : stages) {
            stage.tiers().forEach(tier -> tier.policies().forEach(policy -> asked.addAll(policy.rules())));
            stage.profiles().forEach(profile -> asked.addAll(profile.rules()));
        }
        asked.removeIf(rule -> !rule.asked());
        return asked;
    }

    private boolean matters(String profile, FlowEnd end, List<StageWalk> stages) {
        boolean own = (end == FlowEnd.SOURCE) == (direction == Direction.EGRESS);
        boolean account = EndpointLabels.serviceAccountOfProfile(profile).isPresent();
        String prefix = account ? LabelNames.SERVICE_ACCOUNT_PREFIX : LabelNames.NAMESPACE_PREFIX;
        if (own
                && !account
                && stages.stream()
                        .flatMap(stage -> stage.profiles().stream())
                        .anyMatch(asked -> asked.asked() && asked.profile().equals(profile))) {
            return true;
        }
        return asked(stages).stream().anyMatch(rule -> turns(rule, prefix, end, stages))
                || (own && selectsByLabelsOf(account));
    }

    /** Tells whether labels with a prefix at one end, whatever they are, could make a rule do something else than was done. */
    private boolean turns(RuleWalk rule, String prefix, FlowEnd end, List<StageWalk> stages) {
        String done = rule.rule().action().text().toLowerCase(Locale.ROOT);
        boolean same = stages.stream().anyMatch(stage -> stage.outcome().equals(done));
        if (rule.matches() != same) {
            return false;
        }
        for (Criterion criterion : rule.rule().criteria()) {
            boolean alone = rule.failing().stream()
                    .allMatch(clause -> clause.criterion().equals(criterion));
            if (alone
                    && criterion instanceof Criterion.Members members
                    && members.at() == end
                    && couldTurn(members, prefix)) {
                return true;
            }
        }
        return false;
    }

    private boolean couldTurn(Criterion.Members members, String prefix) {
        return ends.at(members.at())
                .filter(holder -> {
                    boolean now = members.selector().matches(holder.seen());
                    return !LabelEdits.find(holder, members.selector(), !now, label -> asks(label, prefix))
                            .isEmpty();
                })
                .isPresent();
    }

    private static boolean asks(String label, String prefix) {
        return label.startsWith(prefix)
                && !label.equals(prefix + LabelNames.NAME)
                && !label.equals(prefix + KUBERNETES_NAME);
    }

    /** Tells whether a policy chooses its endpoints by labels of namespaces, or of service accounts. */
    private boolean selectsByLabelsOf(boolean account) {
        for (Resource resource : snapshot.resources()) {
            if (resource instanceof GlobalNetworkPolicy policy) {
                Optional<String> selector = account
                        ? policy.spec().serviceAccountSelector()
                        : policy.spec().namespaceSelector();
                if (selector.filter(text -> !text.isBlank() && !text.strip().equals("all()"))
                        .isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean looksAtRequest(RuleWalk rule) {
        return rule.rule().criteria().stream()
                .anyMatch(criterion -> criterion instanceof Criterion.Http http && lacks(http.match()));
    }

    private boolean lacks(HTTPMatch match) {
        boolean method = !match.methods().isEmpty() && !match.methods().contains(ANY_METHOD);
        boolean noMethod = flow.http().flatMap(HttpRequest::method).isEmpty();
        boolean noPath = flow.http().flatMap(HttpRequest::path).isEmpty();
        return (method && noMethod) || (!match.paths().isEmpty() && noPath);
    }

    /** Returns what is missing, in one sentence without its end. */
    static String words(List<MissingFact> missing) {
        return String.join("; ", missing.stream().map(MissingFact::toString).toList());
    }
}
