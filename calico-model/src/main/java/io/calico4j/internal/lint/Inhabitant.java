// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.InheritedLabels;
import io.calico4j.kubernetes.Container;
import io.calico4j.kubernetes.ContainerPort;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.PodSpec;
import io.calico4j.kubernetes.WorkloadController;
import io.calico4j.kubernetes.conversion.PodState;
import io.calico4j.label.Labels;
import io.calico4j.resource.Resource;
import io.calico4j.resource.node.EndpointPort;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.node.WorkloadEndpointPort;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An endpoint or network set as selectors see it. Controllers stand for their pods.
 *
 * @param resource what it was made of
 * @param labels its own labels and those handed down to it
 * @param profiles its profiles' names, if the resource itself states them
 * @param ports the names of the ports it declares
 * @param networkSet whether it is a network set
 */
public record Inhabitant(
        Resource resource, Labels labels, List<String> profiles, List<String> ports, boolean networkSet) {

    public static List<Inhabitant> allOf(ClusterSnapshot cluster) {
        InheritedLabels inherited = InheritedLabels.of(cluster.resources());
        List<Inhabitant> all = new ArrayList<>();
        for (Resource resource : cluster.resources()) {
            of(resource, inherited).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    private static Optional<Inhabitant> of(Resource resource, InheritedLabels inherited) {
        if (resource instanceof Pod pod && PodState.of(pod).finished()) {
            return Optional.empty();
        }
        boolean networkSet = resource instanceof NetworkSet || resource instanceof GlobalNetworkSet;
        return InheritedLabels.endpoint(resource)
                .map(seen -> new Inhabitant(
                        resource, inherited.seenBy(seen), profiles(resource), ports(resource), networkSet));
    }

    /** Returns the profiles that a resource itself names. */
    private static List<String> profiles(Resource resource) {
        if (resource instanceof WorkloadEndpoint endpoint) {
            return endpoint.spec().profiles();
        }
        return resource instanceof HostEndpoint endpoint ? endpoint.spec().profiles() : List.of();
    }

    private static List<String> ports(Resource resource) {
        if (resource instanceof Pod pod) {
            return ports(pod.spec());
        }
        if (resource instanceof WorkloadController controller) {
            return ports(controller.podTemplate().spec());
        }
        if (resource instanceof WorkloadEndpoint endpoint) {
            return endpoint.spec().ports().stream()
                    .map(WorkloadEndpointPort::name)
                    .toList();
        }
        return resource instanceof HostEndpoint endpoint
                ? endpoint.spec().ports().stream().map(EndpointPort::name).toList()
                : List.of();
    }

    private static List<String> ports(PodSpec spec) {
        return Stream.concat(spec.initContainers().stream(), spec.containers().stream())
                .map(Container::ports)
                .flatMap(List::stream)
                .map(ContainerPort::name)
                .flatMap(Optional::stream)
                .toList();
    }

    public static String namespace(Resource resource) {
        return resource.metadata().namespace().filter(n -> !n.isEmpty()).orElse("default");
    }
}
