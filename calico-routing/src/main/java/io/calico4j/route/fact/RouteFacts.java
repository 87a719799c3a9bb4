// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.fact;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.net.Cidr;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All facts about one state of a cluster that routes are computed from.
 *
 * <p>Pools and nodes are keyed by name, blocks by their addresses, workloads by node and name; of two facts with one key
 * the later added counts. The order of facts has no influence on any route.
 */
public final class RouteFacts {
    private final RouteSource source;
    private final Map<String, PoolFact> pools;
    private final Map<String, NodeFact> nodes;
    private final Map<Cidr, BlockFact> blocks;
    private final Map<WorkloadKey, WorkloadFact> workloads;

    private RouteFacts(Builder b) {
        this.source = b.source;
        this.pools = Collections.unmodifiableMap(new LinkedHashMap<>(b.pools));
        this.nodes = Collections.unmodifiableMap(new LinkedHashMap<>(b.nodes));
        this.blocks = Collections.unmodifiableMap(new LinkedHashMap<>(b.blocks));
        this.workloads = Collections.unmodifiableMap(new LinkedHashMap<>(b.workloads));
    }

    /** Returns a builder for facts of which there are none yet, with routes from Calico IPAM. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns where routes to workloads come from. */
    public RouteSource source() {
        return source;
    }

    /** Returns the pools, in the order added. */
    public Collection<PoolFact> pools() {
        return pools.values();
    }

    /** Returns the nodes, in the order added. */
    public Collection<NodeFact> nodes() {
        return nodes.values();
    }

    /** Returns the blocks, in the order added. */
    public Collection<BlockFact> blocks() {
        return blocks.values();
    }

    /** Returns the workloads, in the order added. */
    public Collection<WorkloadFact> workloads() {
        return workloads.values();
    }

    /** Returns these facts after a change. */
    public RouteFacts apply(RouteDelta delta) {
        Builder b = toBuilder();
        delta.changes().forEach(c -> c.applyTo(b));
        return b.build();
    }

    /** Returns a builder that starts from these facts. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.source = source;
        b.pools.putAll(pools);
        b.nodes.putAll(nodes);
        b.blocks.putAll(blocks);
        b.workloads.putAll(workloads);
        return b;
    }

    private record WorkloadKey(String node, String name) {}

    /** Collects facts; confined to one thread, may be used again. */
    public static final class Builder {
        private RouteSource source = RouteSource.CALICO_IPAM;
        private final Map<String, PoolFact> pools = new LinkedHashMap<>();
        private final Map<String, NodeFact> nodes = new LinkedHashMap<>();
        private final Map<Cidr, BlockFact> blocks = new LinkedHashMap<>();
        private final Map<WorkloadKey, WorkloadFact> workloads = new LinkedHashMap<>();

        private Builder() {}

        /** Sets where routes to workloads come from. */
        @CanIgnoreReturnValue
        public Builder source(RouteSource value) {
            source = value;
            return this;
        }

        /** Adds or replaces a pool. */
        @CanIgnoreReturnValue
        public Builder add(PoolFact pool) {
            pools.put(pool.name(), pool);
            return this;
        }

        /** Adds or replaces a node. */
        @CanIgnoreReturnValue
        public Builder add(NodeFact node) {
            nodes.put(node.name(), node);
            return this;
        }

        /** Adds or replaces a block. */
        @CanIgnoreReturnValue
        public Builder add(BlockFact block) {
            blocks.put(block.cidr(), block);
            return this;
        }

        /** Adds or replaces a workload. */
        @CanIgnoreReturnValue
        public Builder add(WorkloadFact workload) {
            workloads.put(new WorkloadKey(workload.node(), workload.name()), workload);
            return this;
        }

        /** Removes a pool if there is one of that name. */
        @CanIgnoreReturnValue
        public Builder removePool(String name) {
            pools.remove(name);
            return this;
        }

        /** Removes a node if there is one of that name. */
        @CanIgnoreReturnValue
        public Builder removeNode(String name) {
            nodes.remove(name);
            return this;
        }

        /** Removes a block if there is one with these addresses. */
        @CanIgnoreReturnValue
        public Builder removeBlock(Cidr cidr) {
            blocks.remove(cidr);
            return this;
        }

        /** Removes a workload if the node has one of that name. */
        @CanIgnoreReturnValue
        public Builder removeWorkload(String node, String name) {
            workloads.remove(new WorkloadKey(node, name));
            return this;
        }

        /** Returns the facts. */
        public RouteFacts build() {
            return new RouteFacts(this);
        }
    }
}
