// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Service;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.Resource;
import io.calico4j.resource.pool.IPPool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the rules ask about a cluster, gathered once.
 *
 * @param cluster the cluster, its namespaces with the label that Kubernetes gives them
 * @param endpoints what selectors of policies may match: workload and host endpoints
 * @param peers what selectors of rules may match: the endpoints and the network sets
 * @param namespaces the labels of each namespace by its name, {@code projectcalico.org/name} among them
 * @param serviceAccounts the labels of each service account, {@code projectcalico.org/name} among them
 * @param nodes the nodes
 * @param pools the pools whose CIDR can be read
 */
public record LintFacts(
        ClusterSnapshot cluster,
        List<Inhabitant> endpoints,
        List<Inhabitant> peers,
        Map<String, Labels> namespaces,
        List<Labels> serviceAccounts,
        List<NodeFacts> nodes,
        List<PoolFacts> pools) {

    /** The label by which Calico knows a namespace's or a service account's name. */
    public static final String NAME_LABEL = "projectcalico.org/name";

    public static LintFacts of(ClusterSnapshot given) {
        ClusterSnapshot cluster = given.with(given.all(Namespace.class).stream()
                .map(Namespace::withNameLabel)
                .toList());
        List<Inhabitant> peers = Inhabitant.allOf(cluster);
        List<PoolFacts> pools = new ArrayList<>();
        cluster.all(IPPool.class).forEach(pool -> PoolFacts.of(pool).ifPresent(pools::add));
        return new LintFacts(
                cluster,
                peers.stream().filter(peer -> !peer.networkSet()).toList(),
                peers,
                namespaces(cluster),
                cluster.all(ServiceAccount.class).stream().map(LintFacts::named).toList(),
                NodeFacts.allOf(cluster),
                List.copyOf(pools));
    }

    private static Map<String, Labels> namespaces(ClusterSnapshot cluster) {
        Map<String, Labels> namespaces = new TreeMap<>();
        cluster.all(Namespace.class)
                .forEach(namespace -> namespaces.put(namespace.metadata().name(), named(namespace)));
        return namespaces;
    }

    private static Labels named(Resource resource) {
        return Labels.copyOf(resource.metadata().labels())
                .with(NAME_LABEL, resource.metadata().name());
    }

    /** Returns whether some of the label sets are matched; equal sets are tried once. */
    public static boolean anyMatches(Selector selector, List<Inhabitant> inhabitants) {
        for (Inhabitant inhabitant : inhabitants) {
            if (selector.matches(inhabitant.labels())) {
                return true;
            }
        }
        return false;
    }

    /** Returns one of each group of inhabitants with equal labels. */
    public static List<Inhabitant> distinct(List<Inhabitant> inhabitants) {
        Map<Labels, Inhabitant> distinct = new LinkedHashMap<>();
        inhabitants.forEach(inhabitant -> distinct.putIfAbsent(inhabitant.labels(), inhabitant));
        return List.copyOf(distinct.values());
    }

    /** Reads a selector; empty for one that cannot be read, which validation reports. */
    public static Optional<Selector> selector(Optional<String> text) {
        return text.filter(t -> !t.isEmpty()).flatMap(Selector::tryParse);
    }

    /** The addresses a service has inside the cluster; none for a headless one. */
    public static Stream<IpAddress> clusterAddresses(Service service) {
        return Stream.concat(service.spec().clusterIP().stream(), service.spec().clusterIPs().stream())
                .distinct()
                .map(IpAddress::tryParse)
                .flatMap(Optional::stream);
    }
}
