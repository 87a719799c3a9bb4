// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.PodIp;
import io.calico4j.kubernetes.Service;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.node.WorkloadEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The pods and services of a cluster by name and by address; immutable. */
final class Directory {
    private static final String SERVICE_LABEL = "kubernetes.io/service-name";

    private final Map<String, List<IpAddress>> pods = new TreeMap<>();
    private final Map<String, List<IpAddress>> services = new TreeMap<>();
    private final Map<IpAddress, ServiceAddress> byAddress = new LinkedHashMap<>();

    private Directory() {}

    static Directory empty() {
        return new Directory();
    }

    static Directory of(ClusterSnapshot snapshot) {
        Directory all = new Directory();
        for (WorkloadEndpoint e : snapshot.all(WorkloadEndpoint.class)) {
            String namespace = e.metadata().namespace().orElse("");
            e.spec()
                    .pod()
                    .ifPresent(pod -> all.pods.put(
                            namespace + "/" + pod,
                            sorted(e.spec().ipNetworks().stream().map(Directory::withoutMask))));
        }
        for (Pod pod : snapshot.all(Pod.class)) {
            Stream<String> texts = Stream.concat(
                    pod.status().podIP().stream(),
                    pod.status().podIPs().stream().flatMap(p -> ip(p).stream()));
            all.pods.putIfAbsent(
                    pod.metadata().namespace().orElse("") + "/" + pod.metadata().name(), sorted(texts));
        }
        Map<String, SortedSet<IpAddress>> backends = new TreeMap<>();
        for (EndpointSlice slice : snapshot.all(EndpointSlice.class)) {
            String service = slice.metadata().namespace().orElse("") + "/"
                    + slice.metadata().labels().getOrDefault(SERVICE_LABEL, "");
            SortedSet<IpAddress> of = backends.computeIfAbsent(service, s -> new TreeSet<>());
            slice.endpoints().stream()
                    .filter(e -> e.conditions().ready().orElse(true))
                    .forEach(e -> of.addAll(sorted(e.addresses().stream())));
        }
        for (Service service : snapshot.all(Service.class)) {
            all.add(service, backends);
        }
        return all;
    }

    private static Optional<String> ip(PodIp ip) {
        return ip.ip();
    }

    private static String withoutMask(String net) {
        return Cidr.tryParseOrAddress(net)
                .filter(Cidr::isSingleAddress)
                .map(c -> c.network().toString())
                .orElse("");
    }

    private static List<IpAddress> sorted(Stream<String> texts) {
        return texts.flatMap(t -> IpAddress.tryParse(t).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private void add(Service service, Map<String, SortedSet<IpAddress>> backends) {
        String namespace = service.metadata().namespace().orElse("");
        String name = service.metadata().name();
        List<IpAddress> cluster =
                sorted(Stream.concat(service.spec().clusterIP().stream(), service.spec().clusterIPs().stream()));
        services.put(namespace + "/" + name, cluster);
        List<IpAddress> all = new ArrayList<>(cluster);
        all.addAll(sorted(service.spec().externalIPs().stream()));
        all.addAll(sorted(service.status().loadBalancer().ingress().stream().flatMap(i -> i.ip().stream())));
        SortedSet<IpAddress> ready = backends.getOrDefault(namespace + "/" + name, new TreeSet<>());
        for (IpAddress address : all) {
            byAddress.put(
                    address,
                    new ServiceAddress(
                            namespace,
                            name,
                            address,
                            ready.stream()
                                    .filter(b -> b.family() == address.family())
                                    .toList()));
        }
    }

    List<IpAddress> addressesOf(PathEnd end) {
        if (end instanceof PathEnd.Pod pod) {
            return pods.getOrDefault(pod.namespace() + "/" + pod.name(), List.of());
        }
        return end instanceof PathEnd.Service service
                ? services.getOrDefault(service.namespace() + "/" + service.name(), List.of())
                : List.of();
    }

    Optional<ServiceAddress> service(IpAddress address) {
        return Optional.ofNullable(byAddress.get(address));
    }
}
