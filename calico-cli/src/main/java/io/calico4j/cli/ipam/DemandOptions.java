// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.command.UsageException;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.ipam.plan.CapacityDemand;
import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** What a cluster needs of its pools, as options over what manifests say. */
final class DemandOptions {
    @Option(names = "--nodes", paramLabel = "N", description = "Number of nodes (default: those of the manifests).")
    private int nodes = -1;

    @Option(
            names = "--pods-per-node",
            paramLabel = "N",
            description = "Pods with an address of their own on a node (default: 110).")
    private int podsPerNode = 110;

    @Option(names = "--surge-per-node", paramLabel = "N", description = "Further pods for a while (default: 0).")
    private int surge;

    @Option(
            names = "--tunnels-per-node",
            paramLabel = "N",
            description = "Tunnel devices on a node: 1 with IPIP or VXLAN, 1 more with WireGuard (default: 0).")
    private int tunnels;

    @Option(names = "--family", paramLabel = "4|6", description = "Family of addresses (default: 4).")
    private int family = 4;

    @Option(
            names = "--node-label",
            paramLabel = "KEY=VALUE",
            description = "A label of the nodes, where pools select nodes by labels; may be repeated.")
    private Map<String, String> nodeLabels = new TreeMap<>();

    int podsPerNode() {
        return podsPerNode;
    }

    CapacityDemand demand(ClusterSnapshot snapshot) {
        if (family != 4 && family != 6) {
            throw new UsageException("the family is 4 or 6: " + family);
        }
        InMemoryIpamStore store = InMemoryIpamStore.create();
        Diagnostics unread = IpamResources.load(snapshot, store);
        if (unread.hasErrors()) {
            throw new UsageException("the manifests have objects that can't be read\n" + unread.render());
        }
        List<IpamPool> pools = new ArrayList<>();
        store.list(IpamRange.pools()).forEach(entry -> pools.add(entry.value()));
        List<Cidr> reserved = new ArrayList<>();
        store.list(IpamRange.reservations())
                .forEach(entry -> entry.value()
                        .entries()
                        .forEach(text -> Cidr.tryParseOrAddress(text.strip()).ifPresent(reserved::add)));
        IpamConfig config =
                store.get(new IpamKey.ConfigKey()).map(entry -> entry.value()).orElse(IpamConfig.DEFAULT);
        int known = store.list(IpamRange.nodes()).size();
        nodes = nodes >= 0 ? nodes : known;
        try {
            CapacityDemand demand = CapacityDemand.on(pools)
                    .nodes(nodes)
                    .podsPerNode(podsPerNode)
                    .surgePerNode(surge)
                    .tunnelsPerNode(tunnels)
                    .strictAffinity(config.strictAffinity())
                    .maxBlocksPerHost(config.maxBlocksPerHost())
                    .reservations(reserved)
                    .family(family == 4 ? IpFamily.V4 : IpFamily.V6)
                    .nodeLabels(Labels.copyOf(nodeLabels))
                    .build();
            if (demand.usablePools().isEmpty()) {
                throw new UsageException(
                        "no pool of IPv" + family + " among the manifests selects such nodes for workloads"
                                + " of any namespace; --node-label says which labels the nodes have");
            }
            return demand;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
