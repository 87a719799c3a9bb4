// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.fact.BlockFact;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.fact.RouteDelta;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.RouteSource;
import io.calico4j.route.fact.WorkloadFact;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a planner's state: every fact is taken out with the same keys it was put in with.
 *
 * <p>Confined to one thread.
 */
final class PlannerEditor {
    private static final IpFamily[] FAMILIES = IpFamily.values();

    private final RouteSource source;
    private final NodeNames names;
    private final Trie.Editor trie;
    private final NodeStates.Editor nodes;
    private SortedMap<String, PoolFact> pools;
    private boolean ownsPools;

    PlannerEditor(RoutePlanner start) {
        source = start.source;
        names = start.names;
        trie = start.trie.edit();
        nodes = start.nodes.edit();
        pools = start.pools;
    }

    RoutePlanner build() {
        SortedMap<String, PoolFact> all = ownsPools ? Collections.unmodifiableSortedMap(pools) : pools;
        ownsPools = false;
        return new RoutePlanner(source, names, trie.build(), nodes.build(), all);
    }

    void addAll(RouteFacts facts) {
        facts.pools().forEach(this::set);
        facts.nodes().forEach(this::set);
        facts.blocks().forEach(this::set);
        facts.workloads().forEach(this::set);
    }

    void apply(RouteDelta.Change change) {
        if (change instanceof RouteDelta.SetBlock c) {
            set(c.block());
        } else if (change instanceof RouteDelta.SetWorkload c) {
            set(c.workload());
        } else if (change instanceof RouteDelta.SetNode c) {
            set(c.node());
        } else if (change instanceof RouteDelta.SetPool c) {
            set(c.pool());
        } else if (change instanceof RouteDelta.RemoveBlock c) {
            block(c.cidr(), null);
        } else if (change instanceof RouteDelta.RemoveWorkload c) {
            workload(c.node(), c.name(), null);
        } else if (change instanceof RouteDelta.RemoveNode c) {
            node(c.name(), null);
        } else if (change instanceof RouteDelta.RemovePool c) {
            pool(c.name(), null);
        }
    }

    private void set(PoolFact pool) {
        pool(pool.name(), pool);
    }

    private void pool(String name, @Nullable PoolFact next) {
        if (!ownsPools) {
            pools = new TreeMap<>(pools);
            ownsPools = true;
        }
        PoolFact before = next == null ? pools.remove(name) : pools.put(name, next);
        if (before != null) {
            winner(before.cidr());
        }
        if (next != null) {
            winner(next.cidr());
        }
    }

    /** Of several pools with one CIDR the first by name counts. */
    private void winner(Cidr cidr) {
        PoolFact first = null;
        for (PoolFact pool : pools.values()) {
            if (first == null && pool.cidr().equals(cidr)) {
                first = pool;
            }
        }
        trie.put(trie.get(cidr).withPool(first));
    }

    private void set(BlockFact block) {
        block(block.cidr(), block);
    }

    private void block(Cidr cidr, @Nullable BlockFact next) {
        if (source == RouteSource.WORKLOAD_IPS) {
            return;
        }
        CidrFacts here = trie.get(cidr);
        BlockFact before = here.block;
        int length = cidr.prefixLength();
        int oldOwner = here.ownerBy(length);
        int newOwner = owner(next);
        trie.put(here.withBlock(next, newOwner, names));
        if (oldOwner != newOwner) {
            leave(oldOwner, before == null ? cidr : before.cidr());
            join(newOwner, cidr);
        }
        List<BlockFact.Allocation> was = before == null ? List.of() : before.borrowed();
        List<BlockFact.Allocation> is = next == null ? List.of() : next.borrowed();
        if (!was.equals(is)) {
            was.forEach(a -> allocation(a, length, false));
            is.forEach(a -> allocation(a, length, true));
        }
    }

    private int owner(@Nullable BlockFact block) {
        Optional<String> owner = block == null ? Optional.empty() : block.owner();
        return owner.isPresent() ? names.id(owner.get()) : -1;
    }

    private void allocation(BlockFact.Allocation allocation, int blockLength, boolean add) {
        Cidr cidr = allocation.address().toCidr();
        int node = names.id(allocation.node());
        // an allocation gives way to a block entry of its CIDR, its own block's too
        int length = cidr.prefixLength() == blockLength ? blockLength - 1 : blockLength;
        CidrFacts here = trie.get(cidr);
        trie.put(add ? here.withOwner(length, node, names) : here.withoutOwner(length, node));
        if (add) {
            join(node, cidr);
        } else {
            leave(node, cidr);
        }
    }

    private void join(int node, Cidr cidr) {
        if (node >= 0) {
            nodes.put(nodes.get(node).withBlock(cidr));
        }
    }

    private void leave(int node, Cidr cidr) {
        if (node >= 0) {
            nodes.put(nodes.get(node).withoutBlock(cidr));
        }
    }

    private void set(NodeFact node) {
        node(node.name(), node);
    }

    private void node(String name, @Nullable NodeFact next) {
        int id = names.id(name);
        NodeState state = nodes.get(id);
        NodeFact before = state.fact;
        hosts(id, before, next);
        tunnel(id, ipip(before), ipip(next), CidrFacts.IPIP);
        for (IpFamily family : FAMILIES) {
            tunnel(id, vxlan(before, family), vxlan(next, family), CidrFacts.VXLAN);
            tunnel(id, wireguard(before, family), wireguard(next, family), CidrFacts.WIREGUARD);
        }
        nodes.put(state.withFact(next));
    }

    private void hosts(int id, @Nullable NodeFact before, @Nullable NodeFact next) {
        List<IpAddress> was = before == null ? List.of() : before.hostAddresses();
        List<IpAddress> is = next == null ? List.of() : next.hostAddresses();
        if (was.equals(is)) {
            return;
        }
        for (IpAddress host : was) {
            if (!is.contains(host)) {
                trie.put(trie.get(host.toCidr()).withoutHost(id));
            }
        }
        for (IpAddress host : is) {
            if (!was.contains(host)) {
                trie.put(trie.get(host.toCidr()).withHost(id, names));
            }
        }
    }

    // the tunnel addresses of a node without any address of its own count for nothing

    private static @Nullable IpAddress ipip(@Nullable NodeFact node) {
        return node == null || !node.isKnown() ? null : node.ipipAddress().orElse(null);
    }

    private static @Nullable IpAddress vxlan(@Nullable NodeFact node, IpFamily family) {
        return node == null || !node.isKnown()
                ? null
                : node.vxlanAddress(family).orElse(null);
    }

    private static @Nullable IpAddress wireguard(@Nullable NodeFact node, IpFamily family) {
        return node == null || !node.isKnown()
                ? null
                : node.wireguardAddress(family).orElse(null);
    }

    private void tunnel(int id, @Nullable IpAddress before, @Nullable IpAddress next, int kind) {
        if (Objects.equals(before, next)) {
            return;
        }
        if (before != null) {
            reference(before.toCidr(), id, kind, false);
        }
        if (next != null) {
            reference(next.toCidr(), id, kind, true);
        }
    }

    private void reference(Cidr cidr, int node, int kind, boolean add) {
        CidrFacts here = trie.get(cidr);
        trie.put(add ? here.withReference(node, kind, names) : here.withoutReference(node, kind));
    }

    private void set(WorkloadFact workload) {
        workload(workload.node(), workload.name(), workload);
    }

    private void workload(String node, String name, @Nullable WorkloadFact next) {
        int id = names.id(node);
        NodeState state = nodes.get(id);
        if (source == RouteSource.WORKLOAD_IPS) {
            WorkloadFact before = state.workload(name);
            if (before != null) {
                before.nets().forEach(net -> reference(net, id, CidrFacts.WORKLOAD, false));
            }
            if (next != null) {
                next.nets().forEach(net -> reference(net, id, CidrFacts.WORKLOAD, true));
            }
        }
        nodes.put(next == null ? state.withoutWorkload(name) : state.withWorkload(next));
    }
}
