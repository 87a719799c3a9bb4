// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import io.calico4j.resource.Resource;
import java.util.Collection;
import java.util.List;

/**
 * The state of a cluster, as its resources tell it.
 *
 * @param networkMtuBytes the MTU of the network the pools' MTUs are for
 * @param resources how many resources there are
 * @param kinds how many of each kind
 * @param cluster the cluster as a whole
 * @param pools the pools by name
 * @param nodes the nodes by name
 * @param bgp how routes spread
 * @param namespaces what runs in each namespace
 * @param tiers tiers and policies in the order they are asked
 */
record Overview(
        int networkMtuBytes,
        int resources,
        List<KindCount> kinds,
        ClusterFacts cluster,
        List<PoolFacts> pools,
        List<NodeFacts> nodes,
        BgpFacts bgp,
        List<NamespaceFacts> namespaces,
        List<TierFacts> tiers) {

    /** Gathers the facts. */
    static Overview of(Collection<? extends Resource> resources, int networkMtuBytes) {
        Inventory inventory = Inventory.of(resources);
        ClusterFacts cluster = ClusterFacts.of(inventory);
        List<PolicyFacts> policies = PolicyFacts.of(inventory);
        List<NodeFacts> nodes = NodeFacts.of(inventory, NamespaceFacts.podsByNode(inventory));
        return new Overview(
                networkMtuBytes,
                inventory.resources().size(),
                KindCount.of(inventory.resources()),
                cluster,
                PoolFacts.of(inventory, nodes, networkMtuBytes),
                nodes,
                BgpFacts.of(inventory, nodes, cluster.backend()),
                NamespaceFacts.of(inventory, policies),
                TierFacts.of(inventory, policies));
    }
}
