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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--pool",
            paramLabel = "CIDR",
            description = "What if: a pool in place of those of the manifests; may be repeated.")
    private List<String> pools = new ArrayList<>();

    @Option(
            names = "--block-size",
            paramLabel = "PREFIX",
            description = "What if: the blockSize of all pools, 20..32 or 116..128.")
    private @Nullable Integer blockSize;

    @Option(names = "--reserve", paramLabel = "CIDR", description = "What if: a further reservation; may be repeated.")
    private List<String> reserve = new ArrayList<>();

    @Option(
            names = "--strict-affinity",
            arity = "1",
            paramLabel = "true|false",
            description = "What if: whether nodes may use addresses of their own blocks only.")
    private @Nullable Boolean strictAffinity;

    @Option(
            names = "--max-blocks",
            paramLabel = "N",
            description = "What if: how many blocks a node may own, 0 for Calico's own limit of 20.")
    private @Nullable Integer maxBlocks;

    /** Returns how many addresses a node holds all the time. */
    int addressesPerNode() {
        return Math.addExact(podsPerNode, tunnels);
    }

    /**
     * Returns what the options and the manifests ask for.
     *
     * @param surge how many pods more there are on a node for a while
     */
    CapacityDemand demand(ClusterSnapshot snapshot, int surge) {
        if (family != 4 && family != 6) {
            throw new UsageException("the family is 4 or 6: " + family);
        }
        InMemoryIpamStore store = InMemoryIpamStore.create();
        Diagnostics unread = IpamResources.load(snapshot, store);
        if (unread.hasErrors()) {
            throw new UsageException("the manifests have objects that can't be read\n" + unread.render());
        }
        IpamConfig config =
                store.get(new IpamKey.ConfigKey()).map(entry -> entry.value()).orElse(IpamConfig.DEFAULT);
        int known = store.list(IpamRange.nodes()).size();
        try {
            CapacityDemand demand = CapacityDemand.on(pools(store))
                    .nodes(nodes == -1 ? known : nodes)
                    .podsPerNode(podsPerNode)
                    .surgePerNode(surge)
                    .tunnelsPerNode(tunnels)
                    .strictAffinity(strictAffinity == null ? config.strictAffinity() : strictAffinity)
                    .maxBlocksPerHost(maxBlocks == null ? config.maxBlocksPerHost() : maxBlocks)
                    .reservations(reservations(store))
                    .family(family == 4 ? IpFamily.V4 : IpFamily.V6)
                    .nodeLabels(Labels.copyOf(nodeLabels))
                    .build();
            if (demand.usablePools().isEmpty()) {
                throw new UsageException(
                        "no pool of IPv" + family + " among the manifests selects such nodes for workloads"
                                + " of any namespace; --node-label says which labels the nodes have, --pool gives a pool");
            }
            return demand;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private List<IpamPool> pools(InMemoryIpamStore store) {
        List<IpamPool> all = new ArrayList<>();
        if (pools.isEmpty()) {
            store.list(IpamRange.pools()).forEach(entry -> all.add(entry.value()));
        }
        for (int i = 0; i < pools.size(); i++) {
            all.add(IpamPool.of(
                    String.format("pool-%04d", i + 1), cidr(pools.get(i)).toString()));
        }
        if (blockSize == null) {
            return all;
        }
        int[] range = family == 4 ? new int[] {20, 32} : new int[] {116, 128};
        if (blockSize < range[0] || blockSize > range[1]) {
            throw new UsageException(
                    "the blockSize of IPv" + family + " is " + range[0] + ".." + range[1] + ": " + blockSize);
        }
        return all.stream().map(pool -> sized(pool, blockSize)).toList();
    }

    private static IpamPool sized(IpamPool pool, int blockSize) {
        return IpamPool.builder(pool.name(), pool.cidr())
                .blockSize(blockSize)
                .disabled(pool.disabled())
                .nodeSelector(pool.nodeSelector())
                .namespaceSelector(pool.namespaceSelector())
                .allowedUses(pool.allowedUses())
                .manual(pool.manual())
                .allocatable(pool.allocatable())
                .build();
    }

    private List<Cidr> reservations(InMemoryIpamStore store) {
        List<Cidr> reserved = new ArrayList<>();
        store.list(IpamRange.reservations())
                .forEach(entry -> entry.value()
                        .entries()
                        .forEach(text -> Cidr.tryParseOrAddress(text.strip()).ifPresent(reserved::add)));
        reserve.forEach(text -> reserved.add(cidr(text)));
        return reserved;
    }

    private static Cidr cidr(String text) {
        return Cidr.tryParseOrAddress(text.strip())
                .orElseThrow(() -> new UsageException("no range such as 10.0.0.0/16: " + text));
    }

    /** Checks the paths of a command, which may have none if pools are given as options. */
    void checkPaths(List<?> paths) {
        if (paths.isEmpty() && pools.isEmpty()) {
            throw new UsageException("neither a PATH with pools nor --pool CIDR is given");
        }
    }

    /** Returns a day that an option gives. */
    static Optional<LocalDate> date(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new UsageException("no date such as 2026-12-01: " + text);
        }
    }
}
