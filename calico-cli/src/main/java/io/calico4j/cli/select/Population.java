// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.select;

import io.calico4j.index.MatchIndex;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.PodSpec;
import io.calico4j.kubernetes.WorkloadController;
import io.calico4j.kubernetes.conversion.PodState;
import io.calico4j.kubernetes.conversion.RepresentativePods;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkSet;
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
 * @param profiles what hands labels down to them
 */
record Population(List<Member> members, Profiles profiles) {
    private static final String ASKED = "asked";

    /** Returns the members that a selector matches, in order. */
    List<Member> matching(Selector selector) {
        MatchIndex<String, Integer> index = MatchIndex.create();
        profiles.labels().forEach(index::updateParent);
        for (int i = 0; i < members.size(); i++) {
            EndpointLabels endpoint = members.get(i).endpoint();
            index.updateEndpoint(i, endpoint.labels(), endpoint.profiles());
        }
        index.updateSelector(ASKED, selector);
        return index.endpointsOf(ASKED).stream().map(members::get).toList();
    }

    static Population of(Collection<? extends Resource> resources) {
        Profiles profiles = Profiles.of(resources);
        Set<ResourceKey> without = new TreeSet<>();
        RepresentativePods.standard()
                .missingFrom(resources)
                .forEach(pod -> RepresentativePods.standsFor(pod).ifPresent(without::add));
        List<Member> members = new ArrayList<>();
        for (Resource resource : resources) {
            if (resource instanceof WorkloadController && !without.contains(resource.key())) {
                continue; // its pods are here themselves, or it makes none
            }
            endpoint(resource).ifPresent(endpoint -> members.add(member(resource, endpoint, profiles)));
        }
        members.sort(Member.ORDER);
        return new Population(List.copyOf(members), profiles);
    }

    private static Member member(Resource resource, EndpointLabels endpoint, Profiles profiles) {
        boolean global = resource instanceof HostEndpoint || resource instanceof GlobalNetworkSet;
        return new Member(
                resource.kindName(),
                global ? Optional.empty() : Optional.of(Profiles.namespace(resource)),
                resource.metadata().name(),
                endpoint,
                profiles.seenBy(endpoint));
    }

    private static Optional<EndpointLabels> endpoint(Resource resource) {
        Labels own = Profiles.own(resource);
        String namespace = Profiles.namespace(resource);
        if (resource instanceof Pod pod) {
            return PodState.of(pod).finished() ? Optional.empty() : ofPod(pod.metadata(), pod.spec(), namespace);
        }
        if (resource instanceof WorkloadController controller) {
            return ofPod(
                    controller.podTemplate().metadata(),
                    controller.podTemplate().spec(),
                    namespace);
        }
        if (resource instanceof WorkloadEndpoint endpoint) {
            return Optional.of(EndpointLabels.ofWorkloadEndpoint(
                    own,
                    endpoint.spec().serviceAccountName().orElse(""),
                    endpoint.spec().profiles()));
        }
        if (resource instanceof HostEndpoint endpoint) {
            return Optional.of(new EndpointLabels(own, endpoint.spec().profiles()));
        }
        if (resource instanceof NetworkSet) {
            return Optional.of(EndpointLabels.ofNetworkSet(own, namespace));
        }
        return resource instanceof GlobalNetworkSet
                ? Optional.of(new EndpointLabels(own, List.of()))
                : Optional.empty();
    }

    private static Optional<EndpointLabels> ofPod(Metadata metadata, PodSpec spec, String namespace) {
        if (spec.hostNetwork()) {
            return Optional.empty();
        }
        String account = spec.serviceAccountName().orElse("");
        EndpointLabels pod = EndpointLabels.ofPod(Labels.copyOf(metadata.labels()), namespace, account);
        return Optional.of(EndpointLabels.ofWorkloadEndpoint(pod.labels(), account, pod.profiles()));
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
