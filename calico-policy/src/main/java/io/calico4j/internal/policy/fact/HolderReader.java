// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.fact;

import io.calico4j.cluster.InheritedLabels;
import io.calico4j.index.EndpointPort;
import io.calico4j.internal.policy.fact.HolderFact.Role;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.Protocol;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.node.WorkloadEndpointPort;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads endpoints, network sets, and the profiles of namespaces and service accounts. */
final class HolderReader {
    /** The interface name of a host endpoint that stands for all interfaces without one of their own. */
    private static final String ANY_INTERFACE = "*";
    /** Stands for the node of a pod that does not tell; no answer depends on it. */
    private static final String SOME_NODE = "node";

    private static final int MOST_PORT = 65535;

    private final KubernetesConverter converter = KubernetesConverter.standard();

    /** Reads the profile that a namespace stands for, which allows everything. */
    static Optional<ProfileFact> namespace(Namespace namespace) {
        return InheritedLabels.source(namespace).map(source -> ProfileFact.allowing(source.profile(), source.labels()));
    }

    /** Reads the profile that a service account stands for, which has no rules. */
    static Optional<ProfileFact> serviceAccount(ServiceAccount account) {
        return InheritedLabels.source(account)
                .map(source -> new ProfileFact(source.profile(), source.labels(), List.of(), List.of()));
    }

    /**
     * Reads a pod; empty unless it has a network of its own and addresses there. One with addresses is taken to run, also if it
     * does not say on which node.
     */
    Optional<HolderFact> pod(Pod pod) {
        if (pod.spec().hostNetwork()) {
            return Optional.empty();
        }
        Pod placed = pod.spec().nodeName().isPresent()
                ? pod
                : pod.withSpec(pod.spec().withNodeName(SOME_NODE));
        return converter.workloadEndpoints(placed).stream()
                .flatMap(converted -> converted.value().stream())
                .findFirst()
                .flatMap(endpoint -> workload(pod.key(), endpoint));
    }

    /** Reads a workload endpoint; empty if it has no addresses, or one that cannot be read. */
    static Optional<HolderFact> workload(WorkloadEndpoint endpoint) {
        return workload(endpoint.key(), endpoint);
    }

    private static Optional<HolderFact> workload(ResourceKey key, WorkloadEndpoint endpoint) {
        List<Cidr> nets = new ArrayList<>();
        for (String text : endpoint.spec().ipNetworks()) {
            Optional<Cidr> net = Cidr.tryParseOrAddress(text);
            if (net.isEmpty()) {
                return Optional.empty();
            }
            nets.add(net.get().network().toCidr());
        }
        EndpointLabels seen = InheritedLabels.endpoint(endpoint).orElseThrow();
        List<EndpointPort> ports = new ArrayList<>();
        for (WorkloadEndpointPort port : endpoint.spec().ports()) {
            if (!port.name().isEmpty()) {
                port(port.name(), port.protocol(), port.port()).ifPresent(ports::add);
            }
        }
        return nets.isEmpty()
                ? Optional.empty()
                : Optional.of(new HolderFact(key, Role.WORKLOAD, seen.labels(), seen.profiles(), nets, ports));
    }

    /** Returns a port with a name; empty if no packet can have its number. */
    private static Optional<EndpointPort> port(String name, Protocol protocol, int number) {
        return number < 0 || number > MOST_PORT
                ? Optional.empty()
                : Optional.of(new EndpointPort(name, protocol, number));
    }

    static HolderFact host(HostEndpoint endpoint) {
        List<Cidr> nets = new ArrayList<>();
        for (String text : endpoint.spec().expectedIPs()) {
            IpAddress.tryParse(text).map(IpAddress::toCidr).ifPresent(nets::add);
        }
        List<EndpointPort> ports = new ArrayList<>();
        for (io.calico4j.resource.node.EndpointPort port : endpoint.spec().ports()) {
            port(port.name(), port.protocol(), port.port()).ifPresent(ports::add);
        }
        boolean fallback =
                endpoint.spec().interfaceName().filter(ANY_INTERFACE::equals).isPresent();
        return new HolderFact(
                endpoint.key(),
                fallback ? Role.HOST_FALLBACK : Role.HOST,
                Labels.copyOf(endpoint.metadata().labels()),
                List.copyOf(endpoint.spec().profiles()),
                List.copyOf(nets),
                List.copyOf(ports));
    }

    static HolderFact set(NetworkSet set) {
        EndpointLabels seen = InheritedLabels.endpoint(set).orElseThrow();
        return new HolderFact(
                set.key(),
                Role.SET,
                seen.labels(),
                seen.profiles(),
                nets(set.spec().nets()),
                List.of());
    }

    static HolderFact set(GlobalNetworkSet set) {
        Labels labels = Labels.copyOf(set.metadata().labels());
        return new HolderFact(
                set.key(), Role.SET, labels, List.of(), nets(set.spec().nets()), List.of());
    }

    private static List<Cidr> nets(List<String> texts) {
        List<Cidr> nets = new ArrayList<>(texts.size());
        for (String text : texts) {
            Cidr.tryParseOrAddress(text).ifPresent(nets::add);
        }
        return List.copyOf(nets);
    }
}
