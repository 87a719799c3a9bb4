// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.PoolUse;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What a cluster needs of its pools. Instances are immutable. */
public final class CapacityDemand {
    private static final int DEFAULT_BLOCK_LIMIT = 20;

    private final Builder parts;

    private CapacityDemand(Builder parts) {
        this.parts = parts;
    }

    /** Returns a builder for some pools, of which those count that select the nodes, and namespaces without labels, for workloads. */
    public static Builder on(List<IpamPool> pools) {
        return new Builder(List.copyOf(Objects.requireNonNull(pools, "pools")));
    }

    /** Returns how many nodes there are to be. */
    public int nodes() {
        return parts.nodes;
    }

    /** Returns how many addresses a node needs: pods, those of a surge, and tunnel devices; less than 2^31. */
    public int addressesPerNode() {
        return parts.podsPerNode + parts.surgePerNode + parts.tunnelsPerNode;
    }

    /** Returns whether nodes may only use addresses of their own blocks. */
    public boolean strictAffinity() {
        return parts.strictAffinity;
    }

    /** Returns how many blocks a node may own: the configured limit, else Calico's own of 20. */
    public int blockLimit() {
        return parts.maxBlocksPerHost == 0 ? DEFAULT_BLOCK_LIMIT : parts.maxBlocksPerHost;
    }

    /** Returns the configured limit of blocks, 0 for none. */
    public int maxBlocksPerHost() {
        return parts.maxBlocksPerHost;
    }

    /** Returns the labels of the nodes. */
    public Labels nodeLabels() {
        return parts.nodeLabels;
    }

    /** Returns the reserved ranges. */
    public List<Cidr> reservations() {
        return parts.reservations;
    }

    /** Returns all pools as given. */
    public List<IpamPool> pools() {
        return parts.pools;
    }

    /** Returns the family. */
    public IpFamily family() {
        return parts.family;
    }

    /** Returns the pools of the family that count, in the order in which they are used: that of their names. */
    public List<IpamPool> usablePools() {
        List<IpamPool> usable = new ArrayList<>();
        for (IpamPool pool : parts.pools) {
            boolean open = !pool.disabled() && pool.allocatable() && !pool.manual() && pool.allows(PoolUse.WORKLOAD);
            if (open
                    && pool.range()
                            .filter(cidr -> cidr.family() == parts.family)
                            .isPresent()
                    && selects(pool.nodeSelector(), parts.nodeLabels)
                    && selects(pool.namespaceSelector(), Labels.empty())) {
                usable.add(pool);
            }
        }
        usable.sort(Comparator.comparing(IpamPool::name));
        return List.copyOf(usable);
    }

    private static boolean selects(String selector, Labels labels) {
        return selector.isEmpty()
                || Selector.tryParse(selector)
                        .filter(parsed -> parsed.matches(labels))
                        .isPresent();
    }

    /** Builds a demand: one node, 110 pods on it. Confined to one thread and used once. */
    public static final class Builder {
        private static final int KUBELET_DEFAULT = 110;

        private final List<IpamPool> pools;
        private int nodes = 1;
        private int podsPerNode = KUBELET_DEFAULT;
        private int surgePerNode;
        private int tunnelsPerNode;
        private boolean strictAffinity;
        private int maxBlocksPerHost;
        private List<Cidr> reservations = List.of();
        private IpFamily family = IpFamily.V4;
        private Labels nodeLabels = Labels.empty();

        private Builder(List<IpamPool> pools) {
            this.pools = pools;
        }

        private static int atLeast(int least, int value, String what) {
            if (value < least) {
                throw new IllegalArgumentException(what + " is at least " + least + ": " + value);
            }
            return value;
        }

        /** Sets how many nodes there are to be, at least 0; 1 unless set. */
        @CanIgnoreReturnValue
        public Builder nodes(int count) {
            nodes = atLeast(0, count, "the number of nodes");
            return this;
        }

        /** Sets how many pods with an address of their own run on a node, at least 0; 110 unless set, as kubelet has it. */
        @CanIgnoreReturnValue
        public Builder podsPerNode(int count) {
            podsPerNode = atLeast(0, count, "the number of pods");
            return this;
        }

        /** Sets how many more there are for a while, such as during a rolling update, at least 0; 0 unless set. */
        @CanIgnoreReturnValue
        public Builder surgePerNode(int count) {
            surgePerNode = atLeast(0, count, "the surge");
            return this;
        }

        /** Sets how many tunnel devices a node has: one for IPIP or VXLAN, one more for WireGuard; at least 0, 0 unless set. */
        @CanIgnoreReturnValue
        public Builder tunnelsPerNode(int count) {
            tunnelsPerNode = atLeast(0, count, "the number of tunnels");
            return this;
        }

        /** Sets whether nodes may only use addresses of their own blocks. */
        @CanIgnoreReturnValue
        public Builder strictAffinity(boolean value) {
            strictAffinity = value;
            return this;
        }

        /** Sets how many blocks of the family a node may own, 0 (unless set) for Calico's own limit of 20. */
        @CanIgnoreReturnValue
        public Builder maxBlocksPerHost(int count) {
            maxBlocksPerHost = atLeast(0, count, "the limit of blocks");
            return this;
        }

        /** Sets the reserved ranges, from which nothing is assigned. */
        @CanIgnoreReturnValue
        public Builder reservations(List<Cidr> ranges) {
            reservations = List.copyOf(Objects.requireNonNull(ranges, "ranges"));
            return this;
        }

        /** Sets the family to plan for. */
        @CanIgnoreReturnValue
        public Builder family(IpFamily wanted) {
            family = Objects.requireNonNull(wanted, "wanted");
            return this;
        }

        /** Sets the labels of the nodes, by which pools select them. */
        @CanIgnoreReturnValue
        public Builder nodeLabels(Labels labels) {
            nodeLabels = Objects.requireNonNull(labels, "labels");
            return this;
        }

        /**
         * Returns the demand; the builder must not be used again.
         *
         * @throws IllegalArgumentException if a node needs 2^31 addresses or more
         */
        public CapacityDemand build() {
            if ((long) podsPerNode + surgePerNode + tunnelsPerNode > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a node has less than 2^31 addresses: " + podsPerNode
                        + " pods, a surge of " + surgePerNode + " and " + tunnelsPerNode + " tunnels");
            }
            return new CapacityDemand(this);
        }
    }
}
