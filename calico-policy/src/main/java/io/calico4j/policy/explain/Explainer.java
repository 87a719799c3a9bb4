// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.InheritedLabels;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.policy.Decision;
import io.calico4j.policy.MissingFact;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.Side;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.stack.Direction;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Explains what an engine decides.
 *
 * <p>Immutable and, if the function that gives positions is, safe for any number of threads. The engine is asked, never imitated:
 * which rule matches and what fails in the others is what the engine itself says.
 */
public final class Explainer {
    private final PolicyEngine engine;
    private final SideWalker.Sources sources;

    private Explainer(PolicyEngine engine, SideWalker.Sources sources) {
        this.engine = engine;
        this.sources = sources;
    }

    /** Returns the explainer of an engine, which names no positions. Complexity: linear in the resources of its cluster. */
    public static Explainer of(PolicyEngine engine) {
        ClusterSnapshot snapshot = requireNonNull(engine, "engine").snapshot();
        RulePlaces nowhere = new RulePlaces(snapshot, (key, path) -> Optional.empty());
        return new Explainer(engine, new SideWalker.Sources(nowhere, InheritedLabels.of(snapshot.resources())));
    }

    /**
     * Returns this explainer with places in files.
     *
     * @param positions finds the place of a field of a resource, such as {@code manifest::positionOf}
     */
    public Explainer withPositions(BiFunction<ResourceKey, FieldPath, Optional<SourcePosition>> positions) {
        RulePlaces places = new RulePlaces(engine.snapshot(), requireNonNull(positions, "positions"));
        return new Explainer(engine, new SideWalker.Sources(places, sources.inherited()));
    }

    /**
     * Explains what becomes of a flow at both of its ends.
     *
     * <p>Complexity: the rules of all policies of both endpoints, each with the members of its selectors. For the nearest misses up to
     * 16 rules are tried at each end; where a change of the cluster is tried, all policies are compiled once more, against the few
     * endpoints and network sets that have the flow's addresses.
     */
    public Explanation explain(Flow flow) {
        Decision decision = engine.decide(flow);
        ClauseWords.Ends ends =
                new ClauseWords.Ends(holder(decision.egress(), flow.from()), holder(decision.ingress(), flow.to()));
        SmallWorld world = new SmallWorld(engine, flow, ends, sources.inherited());
        return new Explanation(
                flow,
                decision,
                side(world, Direction.EGRESS, decision.egress()),
                side(world, Direction.INGRESS, decision.ingress()));
    }

    /**
     * Returns the policies that do not apply to an endpoint, by kind, namespace and name, and why. Those of other namespaces are left
     * out. Complexity: the terms of all policies' selectors.
     *
     * @param endpoint the key of a Pod, WorkloadEndpoint or HostEndpoint; for any other resource nothing is returned
     */
    public List<PolicyElsewhere> policiesElsewhere(ResourceKey endpoint) {
        List<PolicyElsewhere> elsewhere = new ArrayList<>();
        Optional<Holder> holder =
                Holder.of(engine.snapshot(), sources.inherited(), requireNonNull(endpoint, "endpoint"));
        engine.selectors().forEach((policy, selector) -> {
            boolean foreign =
                    policy.namespace().isPresent() && !policy.namespace().equals(endpoint.namespace());
            if (!foreign
                    && holder.filter(known -> !selector.matches(known.seen())).isPresent()) {
                List<TermReason> failing = holder.get().reasons(selector).stream()
                        .filter(reason -> !reason.holds())
                        .toList();
                elsewhere.add(new PolicyElsewhere(
                        policy, selector, failing, sources.places().of(policy.resourceKey())));
            }
        });
        return elsewhere;
    }

    private SideWalk side(SmallWorld world, Direction direction, Side side) {
        Flow flow = world.flow();
        ClauseWords.Ends ends = world.ends();
        ClauseWords words = new ClauseWords(flow, ends);
        List<StageWalk> stages = new SideWalker(engine, flow, direction, words, sources).walk(side);
        List<NearestMiss> misses = new NearestMisses(world, direction).of(side, stages);
        List<MissingFact> missing = new MissingFacts(engine.snapshot(), flow, direction, ends).of(stages);
        return new SideWalk(direction, side, Summary.of(flow, direction, side, stages), missing, stages, misses);
    }

    private Optional<Holder> holder(Side side, Peer peer) {
        return endpoint(side, peer).flatMap(key -> Holder.of(engine.snapshot(), sources.inherited(), key));
    }

    private static Optional<ResourceKey> endpoint(Side side, Peer peer) {
        if (side instanceof Side.Workload workload) {
            return Optional.of(workload.endpoint());
        }
        if (side instanceof Side.Host host) {
            return Optional.of(host.endpoint());
        }
        return peer instanceof Peer.Pod pod
                ? Optional.of(ResourceKey.of(Kind.POD, pod.namespace(), pod.name()))
                : Optional.empty();
    }
}
