// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.kubernetes.Container;
import io.calico4j.kubernetes.ContainerPort;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.PodSpec;
import io.calico4j.kubernetes.WorkloadController;
import io.calico4j.kubernetes.conversion.PodState;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.Labels;
import io.calico4j.resource.Metadata;
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
record Inhabitant(Resource resource, Labels labels, List<String> profiles, List<String> ports, boolean networkSet) {

    static List<Inhabitant> allOf(ClusterSnapshot cluster) {
        InheritedLabels inherited = InheritedLabels.of(cluster);
        List<Inhabitant> all = new ArrayList<>();
        for (Resource resource : cluster.resources()) {
            of(resource, inherited).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    private static Optional<Inhabitant> of(Resource resource, InheritedLabels inherited) {
        if (resource instanceof Pod pod) {
            return PodState.of(pod).finished() ? Optional.empty() : ofPod(pod, pod.metadata(), pod.spec(), inherited);
        }
        if (resource instanceof WorkloadController controller) {
            Metadata metadata = controller.podTemplate().metadata();
            return ofPod(controller, metadata, controller.podTemplate().spec(), inherited);
        }
        if (resource instanceof WorkloadEndpoint endpoint) {
            return Optional.of(ofWorkload(endpoint, inherited));
        }
        if (resource instanceof HostEndpoint endpoint) {
            List<String> ports =
                    endpoint.spec().ports().stream().map(EndpointPort::name).toList();
            List<String> profiles = endpoint.spec().profiles();
            return Optional.of(of(resource, new EndpointLabels(own(resource), profiles), profiles, ports, inherited));
        }
        return ofNetworkSet(resource, inherited);
    }

    private static Optional<Inhabitant> ofPod(
            Resource resource, Metadata metadata, PodSpec spec, InheritedLabels inherited) {
        if (spec.hostNetwork()) {
            return Optional.empty();
        }
        String account = spec.serviceAccountName().orElse("");
        EndpointLabels pod = EndpointLabels.ofPod(Labels.copyOf(metadata.labels()), namespace(resource), account);
        EndpointLabels seen = EndpointLabels.ofWorkloadEndpoint(pod.labels(), account, pod.profiles());
        List<String> ports = Stream.concat(spec.initContainers().stream(), spec.containers().stream())
                .map(Container::ports)
                .flatMap(List::stream)
                .map(ContainerPort::name)
                .flatMap(Optional::stream)
                .toList();
        return Optional.of(of(resource, seen, List.of(), ports, inherited));
    }

    private static Inhabitant ofWorkload(WorkloadEndpoint endpoint, InheritedLabels inherited) {
        EndpointLabels seen = EndpointLabels.ofWorkloadEndpoint(
                own(endpoint),
                endpoint.spec().serviceAccountName().orElse(""),
                endpoint.spec().profiles());
        List<String> ports =
                endpoint.spec().ports().stream().map(WorkloadEndpointPort::name).toList();
        return of(endpoint, seen, endpoint.spec().profiles(), ports, inherited);
    }

    private static Optional<Inhabitant> ofNetworkSet(Resource resource, InheritedLabels inherited) {
        if (resource instanceof NetworkSet) {
            EndpointLabels seen = EndpointLabels.ofNetworkSet(own(resource), namespace(resource));
            return Optional.of(new Inhabitant(resource, inherited.seenBy(seen), List.of(), List.of(), true));
        }
        return resource instanceof GlobalNetworkSet
                ? Optional.of(new Inhabitant(resource, own(resource), List.of(), List.of(), true))
                : Optional.empty();
    }

    private static Inhabitant of(
            Resource resource,
            EndpointLabels seen,
            List<String> profiles,
            List<String> ports,
            InheritedLabels inherited) {
        return new Inhabitant(resource, inherited.seenBy(seen), profiles, ports, false);
    }

    private static Labels own(Resource resource) {
        return Labels.copyOf(resource.metadata().labels());
    }

    static String namespace(Resource resource) {
        return resource.metadata().namespace().filter(n -> !n.isEmpty()).orElse("default");
    }
}
