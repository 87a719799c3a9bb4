// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.InheritedLabels;
import io.calico4j.internal.policy.edit.KubernetesEdits;
import io.calico4j.label.EndpointLabels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.policy.Answer;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.rule.FlowEnd;
import io.calico4j.policy.stack.Direction;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of a cluster that can have a say in a flow, for trying changes out: who has the addresses of its ends, what these inherit
 * from, and all policies. An engine of it is made when first a change of the cluster is tried, and follows from one try to the next.
 * Confined to one thread.
 */
final class SmallWorld {
    private final PolicyEngine engine;
    private final Flow flow;
    private final ClauseWords.Ends ends;
    private final InheritedLabels inherited;
    private @Nullable ClusterSnapshot base;
    private @Nullable PolicyEngine small;

    SmallWorld(PolicyEngine engine, Flow flow, ClauseWords.Ends ends, InheritedLabels inherited) {
        this.engine = engine;
        this.flow = flow;
        this.ends = ends;
        this.inherited = inherited;
    }

    PolicyEngine engine() {
        return engine;
    }

    Flow flow() {
        return flow;
    }

    ClauseWords.Ends ends() {
        return ends;
    }

    InheritedLabels inherited() {
        return inherited;
    }

    /** Returns what an end answers after a change; a change of resources must leave the addresses of the flow's ends alone. */
    Answer answer(Change change, Direction direction) {
        return after(change).decide(change.flow()).side(direction).answer();
    }

    private PolicyEngine after(Change change) {
        if (change.resources().isEmpty()) {
            return engine;
        }
        ClusterSnapshot from = base;
        PolicyEngine current = small;
        if (from == null || current == null) {
            from = ClusterSnapshot.of(resources());
            base = from;
            current = engine.forSnapshot(from);
        }
        current = current.apply(current.snapshot().deltaTo(change.appliedTo(from)));
        small = current;
        return current;
    }

    private Collection<Resource> resources() {
        TreeMap<ResourceKey, Resource> chosen = new TreeMap<>();
        Set<IpAddress> addresses = new LinkedHashSet<>();
        for (FlowEnd end : FlowEnd.values()) {
            Peer peer = end == FlowEnd.SOURCE ? flow.from() : flow.to();
            if (peer instanceof Peer.Address known) {
                addresses.add(known.address());
            }
            ends.at(end)
                    .ifPresent(
                            holder -> holder.nets().stream().map(Cidr::network).forEach(addresses::add));
        }
        for (IpAddress address : addresses) {
            engine.holders(address).forEach(key -> addHolder(key, chosen));
        }
        for (Resource resource : engine.snapshot().resources()) {
            if (isRule(resource.kind()) || KubernetesEdits.lists(resource, addresses)) {
                chosen.put(resource.key(), resource);
            }
        }
        return chosen.values();
    }

    private static boolean isRule(Kind kind) {
        return switch (kind) {
            case GLOBAL_NETWORK_POLICY,
                    NETWORK_POLICY,
                    STAGED_GLOBAL_NETWORK_POLICY,
                    STAGED_NETWORK_POLICY,
                    STAGED_KUBERNETES_NETWORK_POLICY,
                    KUBERNETES_NETWORK_POLICY,
                    CLUSTER_NETWORK_POLICY,
                    TIER,
                    PROFILE -> true;
            default -> false;
        };
    }

    private void addHolder(ResourceKey key, Map<ResourceKey, Resource> chosen) {
        engine.snapshot().find(key).ifPresent(resource -> {
            chosen.put(key, resource);
            InheritedLabels.endpoint(resource).map(EndpointLabels::profiles).orElse(List.of()).stream()
                    .map(inherited::source)
                    .flatMap(Optional::stream)
                    .forEach(source -> chosen.put(source.resource().key(), source.resource()));
        });
    }
}
