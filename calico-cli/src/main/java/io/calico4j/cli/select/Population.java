// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.select;

import io.calico4j.cluster.InheritedLabels;
import io.calico4j.index.MatchIndex;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.WorkloadController;
import io.calico4j.kubernetes.conversion.PodState;
import io.calico4j.kubernetes.conversion.RepresentativePods;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.Selector;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.policy.GlobalNetworkSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything a selector may match: pods, the controllers of whose pods none is here, workload endpoints, host endpoints
 * and network sets. Pods on their node's own network are no endpoints and left out, and so are pods that have ended.
 *
 * @param members by kind, namespace and name
 * @param inherited what hands labels down to them
 */
record Population(List<Member> members, InheritedLabels inherited) {
    private static final String ASKED = "asked";

    /** Returns the members that a selector matches, in order. */
    List<Member> matching(Selector selector) {
        MatchIndex<String, Integer> index = MatchIndex.create();
        inherited.sources().forEach((profile, source) -> index.updateParent(profile, source.labels()));
        for (int i = 0; i < members.size(); i++) {
            EndpointLabels endpoint = members.get(i).endpoint();
            index.updateEndpoint(i, endpoint.labels(), endpoint.profiles());
        }
        index.updateSelector(ASKED, selector);
        return index.endpointsOf(ASKED).stream().map(members::get).toList();
    }

    static Population of(Collection<? extends Resource> resources) {
        InheritedLabels inherited = InheritedLabels.of(resources);
        Set<ResourceKey> without = new TreeSet<>();
        RepresentativePods.standard()
                .missingFrom(resources)
                .forEach(pod -> RepresentativePods.standsFor(pod).ifPresent(without::add));
        List<Member> members = new ArrayList<>();
        for (Resource resource : resources) {
            if (resource instanceof WorkloadController && !without.contains(resource.key())) {
                continue; // its pods are here themselves, or it makes none
            }
            if (resource instanceof Pod pod && PodState.of(pod).finished()) {
                continue;
            }
            InheritedLabels.endpoint(resource)
                    .ifPresent(endpoint -> members.add(member(resource, endpoint, inherited)));
        }
        members.sort(Member.ORDER);
        return new Population(List.copyOf(members), inherited);
    }

    private static Member member(Resource resource, EndpointLabels endpoint, InheritedLabels inherited) {
        boolean global = resource instanceof HostEndpoint || resource instanceof GlobalNetworkSet;
        return new Member(
                resource.kindName(),
                global ? Optional.empty() : Optional.of(namespace(resource)),
                resource.metadata().name(),
                endpoint,
                inherited.seenBy(endpoint));
    }

    /** Returns a resource's namespace, {@code default} if it names none. */
    private static String namespace(Resource resource) {
        return resource.metadata().namespace().filter(n -> !n.isEmpty()).orElse("default");
    }

    /** Returns the members that a person means by {@code name}, {@code namespace/name} or {@code kind/...}. */
    List<Member> named(String text) {
        return members.stream()
                .filter(m -> text.equals(m.name())
                        || text.equals(m.title())
                        || text.equals(m.kind() + "/" + m.name())
                        || text.equals(m.kind() + "/" + m.title()))
                .toList();
    }
}
