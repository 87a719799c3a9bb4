// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.bgp.filter.RouteFilter;
import io.calico4j.bgp.service.ServiceAdvertisement;
import io.calico4j.bgp.service.ServiceRanges;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.kubernetes.Service;
import io.calico4j.resource.bgp.BGPConfiguration;
import io.calico4j.resource.bgp.BGPConfigurationSpec;
import io.calico4j.resource.bgp.BGPFilter;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.route.fact.PoolFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the state of a plan from a snapshot. */
final class PlanReader {
    private static final String NODE_PREFIX = "node.";

    private PlanReader() {}

    static PlanState read(ClusterSnapshot snapshot, BgpOptions options) {
        List<NodeFacts> facts = new ArrayList<>();
        snapshot.all(Node.class).forEach(n -> facts.add(new NodeFacts(n)));
        return read(snapshot, options, NodeList.of(facts), BlockIndex.of(snapshot));
    }

    /** Reads everything but nodes and blocks anew. */
    static PlanState read(ClusterSnapshot snapshot, BgpOptions options, NodeList nodes, BlockIndex blocks) {
        BGPConfigurationSpec spec = snapshot.find(BGPConfiguration.class, "default")
                .map(BGPConfiguration::spec)
                .orElse(BGPConfigurationSpec.empty());
        GlobalSettings settings = new GlobalSettings(spec, ofNodes(snapshot), options);
        SortedMap<String, RouteFilter> filters = new TreeMap<>();
        for (BGPFilter filter : snapshot.all(BGPFilter.class)) {
            filters.put(filter.metadata().name(), RouteFilter.compile(filter));
        }
        PeeringBuilder peerings = new PeeringBuilder(settings, nodes);
        List<PeeringTable> tables = new ArrayList<>();
        for (BGPPeer peer : snapshot.all(BGPPeer.class)) {
            tables.add(peerings.table(new PeerRule(peer, filters, options)));
        }
        ServiceRanges ranges = options.advertisedClusterRange()
                .map(ServiceRanges.of(spec)::withCluster)
                .orElse(ServiceRanges.of(spec));
        return new PlanState(
                options,
                settings,
                nodes,
                List.copyOf(tables),
                Collections.unmodifiableSortedMap(filters),
                pools(snapshot),
                blocks,
                ranges,
                services(snapshot, ranges));
    }

    static List<PoolFact> pools(ClusterSnapshot snapshot) {
        return snapshot.all(IPPool.class).stream()
                .flatMap(p -> PoolFact.from(p).stream())
                .toList();
    }

    static ServiceAdvertisement services(ClusterSnapshot snapshot, ServiceRanges ranges) {
        return ServiceAdvertisement.compile(ranges, snapshot.all(Service.class), snapshot.all(EndpointSlice.class));
    }

    private static Map<String, BGPConfigurationSpec> ofNodes(ClusterSnapshot snapshot) {
        Map<String, BGPConfigurationSpec> found = new TreeMap<>();
        for (BGPConfiguration configuration : snapshot.all(BGPConfiguration.class)) {
            String name = configuration.metadata().name();
            if (name.startsWith(NODE_PREFIX)) {
                found.put(name.substring(NODE_PREFIX.length()), configuration.spec());
            }
        }
        return found;
    }
}
