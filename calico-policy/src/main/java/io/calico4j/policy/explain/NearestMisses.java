// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.cluster.InheritedLabels;
import io.calico4j.net.IpFamily;
import io.calico4j.policy.Answer;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.Side;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.rule.Criterion;
import io.calico4j.policy.rule.FlowEnd;
import io.calico4j.policy.stack.Direction;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.policy.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Looks for the rules in whose way the least stood, and for the smallest changes that turn an answer round.
 *
 * <p>Rules that stand before what decided are tried, at most {@value #TRIED} of them, those with the fewest conditions in their way first, each with at most three changes:
 * another flow, other labels or networks, and the rule without the one condition that fails; of the rule that decided, one change for
 * each of its conditions, and the rule gone. Every change is put to the engine.
 */
final class NearestMisses {
    static final int TRIED = 16;
    private static final int SHOWN = 3;

    private final PolicyEngine engine;
    private final Flow flow;
    private final Direction direction;
    private final ClauseWords.Ends ends;
    private final InheritedLabels inherited;
    private final SmallWorld world;

    /**
     * Looks at one end.
     *
     * @param world tries changes of the cluster out
     */
    NearestMisses(SmallWorld world, Direction direction) {
        this.world = world;
        this.engine = world.engine();
        this.flow = world.flow();
        this.direction = direction;
        this.ends = world.ends();
        this.inherited = world.inherited();
    }

    /** A rule on the way, and whose it is. */
    private record Candidate(ResourceKey owner, RuleWalk walk) {}

    /** Returns the nearest misses of the stage that decided; none where no rule could turn the answer round. */
    List<NearestMiss> of(Side side, List<StageWalk> stages) {
        Optional<StageWalk> deciding = stages.stream()
                .filter(stage -> stage.stage() != StageWalk.Stage.FORWARD)
                .filter(stage ->
                        stage.outcome().equals("allow") || stage.outcome().equals("deny"))
                .findFirst();
        if (deciding.isEmpty()) {
            return List.of();
        }
        Answer instead = side.answer() == Answer.ALLOW ? Answer.DENY : Answer.ALLOW;
        Action wanted = instead == Answer.ALLOW ? Action.ALLOW : Action.DENY;
        List<Candidate> rules = rules(deciding.get());
        List<NearestMiss> misses = new ArrayList<>();
        rules.stream()
                .filter(rule -> !rule.walk.matches() && leadsTo(wanted, rule.walk))
                .sorted(Comparator.comparingInt(rule -> rule.walk.failing().size()))
                .limit(TRIED)
                .forEach(rule -> add(rule, instead, changes(rule, instead), misses));
        rules.stream()
                .filter(rule -> rule.walk.rule().action() == opposite(wanted) && rule.walk.matches())
                .findFirst()
                .ifPresent(rule -> add(rule, instead, changesOfDecided(rule, instead), misses));
        return misses.stream()
                .sorted(Comparator.comparingInt(NearestMiss::distance)
                        .thenComparingInt(this::rank)
                        .thenComparingInt(miss -> miss.failing().size()))
                .limit(instead == Answer.ALLOW ? SHOWN : 1)
                .toList();
    }

    private static Action opposite(Action action) {
        return action == Action.ALLOW ? Action.DENY : Action.ALLOW;
    }

    /** Passing on may lead anywhere, so it counts if a change shows that it leads to what is wanted. */
    private static boolean leadsTo(Action wanted, RuleWalk rule) {
        return rule.rule().action() == wanted || rule.rule().action() == Action.PASS;
    }

    /** Adds a rule; one that would do what is wanted also if no change of it was found. */
    private static void add(Candidate rule, Answer instead, List<Change> changes, List<NearestMiss> misses) {
        RuleWalk walk = rule.walk;
        boolean sure = !walk.matches() && walk.rule().action() != Action.PASS;
        if (sure || !changes.isEmpty()) {
            misses.add(new NearestMiss(rule.owner, walk.field(), walk.position(), walk.failing(), instead, changes));
        }
    }

    /** Returns the rules that were asked, in order. */
    private static List<Candidate> rules(StageWalk stage) {
        List<Candidate> rules = new ArrayList<>();
        for (TierWalk tier : stage.tiers()) {
            for (PolicyWalk policy : tier.policies()) {
                policy.rules().stream()
                        .filter(RuleWalk::asked)
                        .forEach(rule -> rules.add(new Candidate(policy.policy().resourceKey(), rule)));
            }
        }
        for (ProfileWalk profile : stage.profiles()) {
            ResourceKey key = ResourceKey.of(Kind.PROFILE, profile.profile());
            profile.rules().stream().filter(RuleWalk::asked).forEach(rule -> rules.add(new Candidate(key, rule)));
        }
        return rules;
    }

    private List<Change> changes(Candidate rule, Answer wanted) {
        List<Change> changes = new ArrayList<>();
        List<Criterion> failing =
                rule.walk.failing().stream().map(Clause::criterion).toList();
        otherFlow(failing, flowEdits(true)::meet).ifPresent(changes::add);
        otherCluster(failing).ifPresent(changes::add);
        if (failing.size() == 1) {
            without(rule, failing.get(0)).ifPresent(changes::add);
        }
        return tried(changes, wanted);
    }

    private List<Change> changesOfDecided(Candidate rule, Answer wanted) {
        List<Change> changes = new ArrayList<>();
        for (Criterion criterion : rule.walk.rule().criteria()) {
            otherFlow(List.of(criterion), flowEdits(false)::miss).ifPresent(changes::add);
            if (criterion instanceof Criterion.Members members) {
                ResourceEdits edits = new ResourceEdits();
                if (labels(members, members.negated(), edits)) {
                    changes.add(new Change(flow, edits.resources(), edits.edits()));
                }
            }
        }
        edits(rule).flatMap(RuleEdits::withoutRule).ifPresent(changed -> {
            String text = rule.walk.rule().action().text();
            changes.add(cluster(changed, title(rule.owner), rule.walk.field(), Optional.of(text)));
        });
        return tried(changes, wanted);
    }

    private List<Change> tried(List<Change> changes, Answer wanted) {
        return changes.stream()
                .filter(change -> !change.edits().isEmpty())
                .filter(change -> world.answer(change, direction) == wanted)
                .sorted(Comparator.comparingInt(Change::size).thenComparingInt(this::rank))
                .toList();
    }

    private FlowEdits flowEdits(boolean peers) {
        FlowEnd far = direction == Direction.EGRESS ? FlowEnd.DESTINATION : FlowEnd.SOURCE;
        IpFamily family = FlowEdits.familyOf(flow, ends);
        return new FlowEdits(engine, ends, far, family, peers);
    }

    private Optional<Change> otherFlow(List<Criterion> criteria, BiPredicate<Criterion, FlowDraft> edit) {
        FlowDraft draft = new FlowDraft(flow);
        return criteria.stream().allMatch(criterion -> edit.test(criterion, draft))
                ? Optional.of(new Change(draft.build(), List.of(), draft.edits()))
                : Optional.empty();
    }

    /** Returns a change of labels or networks, and of the flow where those do not help; its ends stay who they are. */
    private Optional<Change> otherCluster(List<Criterion> failing) {
        ResourceEdits edits = new ResourceEdits();
        FlowDraft draft = new FlowDraft(flow);
        FlowEdits flows = flowEdits(false);
        for (Criterion criterion : failing) {
            boolean met = criterion instanceof Criterion.Members members
                    ? labels(members, !members.negated(), edits) || network(members, edits)
                    : flows.meet(criterion, draft);
            if (!met) {
                return Optional.empty();
            }
        }
        if (edits.edits().isEmpty()) {
            return Optional.empty();
        }
        List<Edit> all = new ArrayList<>(edits.edits());
        all.addAll(draft.edits());
        return Optional.of(new Change(draft.build(), edits.resources(), all));
    }

    private boolean labels(Criterion.Members members, boolean wanted, ResourceEdits edits) {
        Optional<Holder> holder = ends.at(members.at());
        List<LabelEdits.LabelEdit> found =
                holder.map(h -> LabelEdits.find(h, members.selector(), wanted)).orElse(List.of());
        return !found.isEmpty()
                && holder.isPresent()
                && found.stream().allMatch(edit -> edits.label(holder.get(), edit));
    }

    /** Adds an address that nobody has to the first network set that a selector matches. */
    private boolean network(Criterion.Members members, ResourceEdits edits) {
        Peer peer = members.at() == FlowEnd.SOURCE ? flow.from() : flow.to();
        if (members.negated() || ends.at(members.at()).isPresent() || !(peer instanceof Peer.Address known)) {
            return false;
        }
        for (Resource resource : engine.snapshot().resources()) {
            boolean set = resource.kind() == Kind.NETWORK_SET || resource.kind() == Kind.GLOBAL_NETWORK_SET;
            boolean selected = set
                    && InheritedLabels.endpoint(resource)
                            .filter(labels -> members.selector().matches(inherited.seenBy(labels)))
                            .isPresent();
            if (selected) {
                return edits.net(resource, known.address().toCidr().toString());
            }
        }
        return false;
    }

    private Optional<RuleEdits> edits(Candidate rule) {
        String field = rule.walk.field();
        int index = Integer.parseInt(field.substring(field.indexOf('[') + 1, field.indexOf(']')));
        return engine.snapshot().find(rule.owner).map(owner -> new RuleEdits(owner, direction, index));
    }

    private Optional<Change> without(Candidate rule, Criterion criterion) {
        String subject = title(rule.owner) + " " + rule.walk.field();
        return edits(rule)
                .flatMap(edits -> edits.without(criterion))
                .map(changed -> cluster(
                        changed,
                        subject,
                        RuleEdits.field(changed, direction, criterion),
                        Optional.of(criterion.toString())));
    }

    private Change cluster(Resource changed, String subject, String what, Optional<String> before) {
        return new Change(flow, List.of(changed), List.of(new Edit(subject, what, before, Optional.empty())));
    }

    /** Returns the name of a policy as traces have it, or of a profile. */
    static String title(ResourceKey owner) {
        return PolicyId.of(owner).map(PolicyId::toString).orElse(owner.toString());
    }

    /**
     * Changes of the flow itself come first, then those of labels and networks of its other end, of who the other end is, and of rules.
     * What the asked end is labelled with comes last, as it changes which policies are asked.
     */
    private int rank(Change change) {
        if (change.edits().stream().map(Edit::subject).anyMatch(this::isOwn)) {
            return 4;
        }
        if (!change.resources().isEmpty()) {
            boolean ofRule = change.edits().stream()
                    .anyMatch(edit -> edit.after().isEmpty() && !edit.what().startsWith("label "));
            return ofRule ? 3 : 1;
        }
        return change.flow().from().equals(flow.from()) && change.flow().to().equals(flow.to()) ? 0 : 2;
    }

    /** Tells whether the asked end is a resource, or has labels from it. */
    private boolean isOwn(String subject) {
        return ends.at(direction == Direction.EGRESS ? FlowEnd.SOURCE : FlowEnd.DESTINATION)
                .filter(holder -> subject.equals(holder.key().toString())
                        || holder.labels().profiles().stream()
                                .map(inherited::source)
                                .flatMap(Optional::stream)
                                .anyMatch(source ->
                                        subject.equals(source.resource().key().toString())))
                .isPresent();
    }

    private int rank(NearestMiss miss) {
        return miss.changes().isEmpty()
                ? Integer.MAX_VALUE
                : rank(miss.changes().get(0));
    }
}
