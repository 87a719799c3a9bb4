// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.explain;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.conversion.RepresentativePods;
import io.calico4j.policy.flow.Peer;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lets a person name a controller, such as {@code shop/web}, where a pod that stands for it is meant. */
final class ControllerNames {
    private final ClusterSnapshot cluster;
    private final Map<Peer, List<Pod>> representatives = new TreeMap<>(Comparator.comparing(Peer::toString));

    private ControllerNames(ClusterSnapshot cluster) {
        this.cluster = cluster;
    }

    static ControllerNames of(ClusterSnapshot cluster) {
        ControllerNames names = new ControllerNames(cluster);
        for (Pod pod : cluster.all(Pod.class)) {
            RepresentativePods.standsFor(pod)
                    .map(key -> Peer.pod(key.namespace().orElse("default"), key.name()))
                    .ifPresent(name -> names.representatives
                            .computeIfAbsent(name, controller -> new ArrayList<>())
                            .add(pod));
        }
        return names;
    }

    /** Returns the pod that stands for the controller of this name, if no pod has it and one controller alone; else the peer itself. */
    Peer meant(Peer peer) {
        if (!(peer instanceof Peer.Pod named) || pod(named).isPresent()) {
            return peer;
        }
        List<Pod> standing = representatives.getOrDefault(peer, List.of());
        return standing.size() == 1
                ? Peer.pod(named.namespace(), standing.get(0).metadata().name())
                : peer;
    }

    /** Returns a sentence about a peer that is no real pod; empty for one that is. */
    Optional<String> note(Peer peer) {
        return peer instanceof Peer.Pod named
                ? pod(named).flatMap(RepresentativePods::standsFor).map(key -> peer + " stands for the pods of " + key)
                : Optional.empty();
    }

    private Optional<Pod> pod(Peer.Pod named) {
        return cluster.find(ResourceKey.of(Kind.POD, named.namespace(), named.name()))
                .filter(Pod.class::isInstance)
                .map(Pod.class::cast);
    }
}
