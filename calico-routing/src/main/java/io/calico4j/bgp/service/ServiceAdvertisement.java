// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.service;

import static java.util.Objects.requireNonNull;

import io.calico4j.kubernetes.Endpoint;
import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.kubernetes.LoadBalancerIngress;
import io.calico4j.kubernetes.Service;
import io.calico4j.kubernetes.ServiceSpec;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The service addresses that nodes advertise, and those they keep out of their kernels; immutable.
 *
 * <p>Services are judged with all their slices, as the API server returns them. Readiness of endpoints is of no account.
 * Authority: Calico v3.32, confd/pkg/backends/calico/routes.go; where Calico, after an update, looks at the updated slice
 * alone, this is the answer of a fresh start.
 */
public final class ServiceAdvertisement {
    private static final String SERVICE_LABEL = "kubernetes.io/service-name";
    private static final List<String> TYPES = List.of("ClusterIP", "NodePort", "LoadBalancer");

    private final List<String> whole;
    private final NavigableSet<String> everywhere;
    private final SortedMap<String, NavigableSet<String>> local;
    private final Map<String, Boolean> policyLocal;

    private ServiceAdvertisement(
            List<String> whole,
            NavigableSet<String> everywhere,
            SortedMap<String, NavigableSet<String>> local,
            Map<String, Boolean> policyLocal) {
        this.whole = whole;
        this.everywhere = everywhere;
        this.local = local;
        this.policyLocal = policyLocal;
    }

    /**
     * Judges all services.
     *
     * <p>Complexity: linear in services and endpoints, times the ranges.
     */
    public static ServiceAdvertisement compile(
            ServiceRanges ranges, Collection<Service> services, Collection<EndpointSlice> slices) {
        requireNonNull(ranges, "ranges");
        NavigableSet<String> everywhere = new TreeSet<>();
        SortedMap<String, NavigableSet<String>> local = new TreeMap<>();
        SortedMap<String, Boolean> policyLocal = new TreeMap<>();
        if (!ranges.isEmpty()) {
            Map<String, List<EndpointSlice>> byService = byService(slices);
            Judge judge = new Judge(ranges);
            for (Service service : services) {
                List<EndpointSlice> own = byService.getOrDefault(key(service), List.of());
                List<String> routes = judge.routes(service);
                routes.forEach(r -> policyLocal.merge(r, isLocal(service.spec()), Boolean::logicalAnd));
                if (judge.advertisedEverywhere(service, own)) {
                    everywhere.addAll(routes);
                } else if (judge.isCandidate(service, own) && isLocal(service.spec())) {
                    nodesOf(service, own)
                            .forEach(n -> local.computeIfAbsent(n, x -> new TreeSet<>())
                                    .addAll(routes));
                }
            }
        }
        return new ServiceAdvertisement(ranges.whole(), everywhere, local, policyLocal);
    }

    private static Map<String, List<EndpointSlice>> byService(Collection<EndpointSlice> slices) {
        Map<String, List<EndpointSlice>> found = new TreeMap<>();
        for (EndpointSlice slice : slices) {
            String service = slice.metadata().labels().get(SERVICE_LABEL);
            if (service != null) {
                String key = slice.metadata().namespace().orElse("") + "/" + service;
                found.computeIfAbsent(key, k -> new ArrayList<>()).add(slice);
            }
        }
        return found;
    }

    private static String key(Service service) {
        return service.metadata().namespace().orElse("") + "/"
                + service.metadata().name();
    }

    private static boolean isLocal(ServiceSpec spec) {
        return spec.externalTrafficPolicy().equals(Optional.of("Local"));
    }

    private static NavigableSet<String> nodesOf(Service service, List<EndpointSlice> slices) {
        NavigableSet<String> nodes = new TreeSet<>();
        for (EndpointSlice slice : slices) {
            if (service.spec().ipFamilies().contains(slice.addressType())) {
                for (Endpoint endpoint : slice.endpoints()) {
                    endpoint.nodeName().ifPresent(nodes::add);
                }
            }
        }
        return nodes;
    }

    /** Returns the ranges that every node advertises whole. */
    public List<String> wholeRanges() {
        return whole;
    }

    /** Returns the single addresses that every node advertises, sorted as text. */
    public List<String> everywhere() {
        return List.copyOf(everywhere);
    }

    /** Returns the nodes that advertise single addresses of their own, with these. */
    public SortedMap<String, NavigableSet<String>> local() {
        return new TreeMap<>(local);
    }

    /** Returns whether all services of an advertised address have traffic policy {@code Local}, so that few nodes are meant. */
    public boolean isLocalOnly(String route) {
        return policyLocal.getOrDefault(route, false);
    }

    /**
     * Returns a node's routes.
     *
     * @param excluded whether the node is labelled to take no part in load balancing
     */
    public ServiceRoutes routesOf(String node, boolean excluded) {
        NavigableSet<String> advertised = new TreeSet<>();
        if (!excluded) {
            advertised.addAll(whole);
            advertised.addAll(everywhere);
            advertised.addAll(local.getOrDefault(node, new TreeSet<>()));
        }
        NavigableSet<String> rejected = new TreeSet<>(whole);
        return advertised.isEmpty() && rejected.isEmpty()
                ? ServiceRoutes.none()
                : new ServiceRoutes(
                        ofFamily(advertised, false),
                        ofFamily(advertised, true),
                        ofFamily(rejected, false),
                        ofFamily(rejected, true));
    }

    private static List<String> ofFamily(NavigableSet<String> routes, boolean v6) {
        return routes.stream().filter(r -> (r.indexOf(':') >= 0) == v6).toList();
    }

    /** The questions about one service, with the ranges read once. */
    private static final class Judge {
        private final ServiceRanges ranges;
        private final List<Cidr> external;
        private final List<Cidr> loadBalancer;

        Judge(ServiceRanges ranges) {
            this.ranges = ranges;
            this.external = ServiceRanges.parsed(ranges.external());
            this.loadBalancer = ServiceRanges.parsed(ranges.loadBalancer());
        }

        boolean isCandidate(Service service, List<EndpointSlice> slices) {
            ServiceSpec spec = service.spec();
            return spec.type().map(TYPES::contains).orElse(false)
                    && spec.clusterIP().map(ip -> !ip.equals("None")).orElse(false)
                    && !slices.isEmpty();
        }

        boolean advertisedEverywhere(Service service, List<EndpointSlice> slices) {
            if (!isCandidate(service, slices)) {
                return false;
            }
            if (service.spec().externalTrafficPolicy().equals(Optional.of("Cluster")) && hasSingleAddress(service)) {
                return true;
            }
            return !isLocal(service.spec())
                    && !ranges.aggregated()
                    && slices.stream()
                            .filter(s -> service.spec().ipFamilies().contains(s.addressType()))
                            .anyMatch(s -> !s.endpoints().isEmpty());
        }

        private boolean hasSingleAddress(Service service) {
            ServiceSpec spec = service.spec();
            boolean balanced = spec.type().equals(Optional.of("LoadBalancer"))
                    && (spec.loadBalancerIP()
                                    .map(a -> ServiceRanges.containsSingle(loadBalancer, a))
                                    .orElse(false)
                            || ingress(service).stream().anyMatch(a -> ServiceRanges.containsSingle(loadBalancer, a)));
            return balanced || spec.externalIPs().stream().anyMatch(a -> ServiceRanges.containsSingle(external, a));
        }

        List<String> routes(Service service) {
            List<String> addresses = new ArrayList<>();
            if (ranges.advertisesCluster()) {
                addresses.addAll(service.spec().clusterIPs());
            }
            service.spec().externalIPs().stream()
                    .filter(a -> ServiceRanges.contains(external, a))
                    .forEach(addresses::add);
            ingress(service).stream()
                    .filter(a -> ServiceRanges.contains(loadBalancer, a))
                    .forEach(addresses::add);
            return addresses.stream()
                    .map(a -> a + (a.indexOf(':') >= 0 ? "/128" : "/32"))
                    .toList();
        }

        private static List<String> ingress(Service service) {
            return service.status().loadBalancer().ingress().stream()
                    .map(LoadBalancerIngress::ip)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }
}
