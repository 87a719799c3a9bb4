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
        here = here.withBlock(next);
        int length = cidr.prefixLength();
        int oldOwner = owner(before);
        int newOwner = owner(next);
        if (oldOwner != newOwner) {
            here = oldOwner < 0 ? here : here.withoutOwner(length, oldOwner);
            here = newOwner < 0 ? here : here.withOwner(length, newOwner, names);
        }
        trie.put(here);
        if (oldOwner != newOwner) {
            leave(oldOwner, cidr);
            join(newOwner, cidr);
        }
        if (before != null) {
            for (BlockFact.Allocation a : before.borrowed()) {
                allocation(a, length, false);
            }
        }
        if (next != null) {
            for (BlockFact.Allocation a : next.borrowed()) {
                allocation(a, length, true);
            }
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
        if (state.fact == null || next == null || !RoutePlanner.sameOwnCidrs(state.fact, next)) {
            if (state.fact != null) {
                addresses(id, state.fact, false);
            }
            if (next != null) {
                addresses(id, next, true);
            }
        }
        nodes.put(state.withFact(next));
    }

    private void addresses(int id, NodeFact fact, boolean add) {
        if (!fact.isKnown()) {
            return;
        }
        for (IpAddress host : fact.hostAddresses()) {
            CidrFacts here = trie.get(host.toCidr());
            trie.put(add ? here.withHost(id, names) : here.withoutHost(id));
        }
        tunnel(id, fact.ipipAddress(), CidrFacts.IPIP, add);
        for (IpFamily family : IpFamily.values()) {
            tunnel(id, fact.vxlanAddress(family), CidrFacts.VXLAN, add);
            tunnel(id, fact.wireguardAddress(family), CidrFacts.WIREGUARD, add);
        }
    }

    private void tunnel(int id, Optional<IpAddress> address, int kind, boolean add) {
        if (address.isPresent()) {
            reference(address.get().toCidr(), id, kind, add);
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
