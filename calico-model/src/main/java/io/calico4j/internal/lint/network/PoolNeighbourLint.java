// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.network;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.NodeFacts;
import io.calico4j.internal.lint.PoolFacts;
import io.calico4j.kubernetes.Service;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.bgp.BGPConfiguration;
import io.calico4j.resource.bgp.ServiceClusterIPBlock;
import java.util.List;
import java.util.Optional;

/** {@link Codes#POOL_OVER_OTHER_NETWORK}. */
public final class PoolNeighbourLint implements LintRule {
    private static final FieldPath CIDR = FieldPath.of("spec", "cidr");
    private static final String HINT = "choose a network that nothing else uses";

    @Override
    public void check(LintFacts facts, LintFindings findings) {
        for (PoolFacts pool : facts.pools()) {
            if (!nodeAddress(pool, facts.nodes(), findings)) {
                nodeNetwork(pool, facts.nodes(), findings);
            }
            services(pool, facts.cluster(), findings);
        }
    }

    private static boolean nodeAddress(PoolFacts pool, List<NodeFacts> nodes, LintFindings findings) {
        List<NodeFacts> inside = nodes.stream()
                .filter(node ->
                        node.addresses().stream().anyMatch(a -> pool.cidr().contains(a)))
                .toList();
        if (inside.isEmpty()) {
            return false;
        }
        NodeFacts first = inside.get(0);
        IpAddress address = first.addresses().stream()
                .filter(a -> pool.cidr().contains(a))
                .findFirst()
                .orElseThrow();
        error(pool, findings, "holds the address " + address + " of node \"" + first.name() + "\"" + others(inside));
        return true;
    }

    private static String others(List<NodeFacts> nodes) {
        int more = nodes.size() - 1;
        return more == 0 ? "" : " and those of " + more + (more == 1 ? " other node" : " other nodes");
    }

    private static void nodeNetwork(PoolFacts pool, List<NodeFacts> nodes, LintFindings findings) {
        for (NodeFacts node : nodes) {
            Optional<Cidr> network = node.networks().stream()
                    .filter(n -> n.overlaps(pool.cidr()))
                    .findFirst();
            if (network.isPresent()) {
                findings.warning(
                        Codes.POOL_OVER_OTHER_NETWORK,
                        pool.pool(),
                        CIDR,
                        pool.cidr() + " overlaps " + network.get() + ", the network of node \"" + node.name() + "\"",
                        HINT);
                return;
            }
        }
    }

    private static void services(PoolFacts pool, ClusterSnapshot cluster, LintFindings findings) {
        for (BGPConfiguration configuration : cluster.all(BGPConfiguration.class)) {
            configuration.spec().serviceClusterIPs().stream()
                    .map(ServiceClusterIPBlock::cidr)
                    .flatMap(Optional::stream)
                    .map(Cidr::tryParse)
                    .flatMap(Optional::stream)
                    .filter(block -> block.overlaps(pool.cidr()))
                    .findFirst()
                    .ifPresent(block -> error(pool, findings, "overlaps " + block + ", the addresses of services"));
        }
        for (Service service : cluster.all(Service.class)) {
            Optional<IpAddress> inside = LintFacts.clusterAddresses(service)
                    .filter(address -> pool.cidr().contains(address))
                    .findFirst();
            if (inside.isPresent()) {
                error(pool, findings, "holds the address " + inside.get() + " of " + service.key());
                return;
            }
        }
    }

    private static void error(PoolFacts pool, LintFindings findings, String what) {
        findings.error(Codes.POOL_OVER_OTHER_NETWORK, pool.pool(), CIDR, pool.cidr() + " " + what, HINT);
    }
}
