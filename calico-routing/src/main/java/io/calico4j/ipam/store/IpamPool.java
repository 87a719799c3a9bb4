// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.net.Cidr;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What address management reads of a pool, as stored: texts may be invalid, absent values stand for the defaults.
 *
 * @param name the pool's name, which orders pools
 * @param cidr its range
 * @param blockSize prefix length of its blocks; 0 stands for 26 or 122
 * @param disabled whether nothing new may be allocated
 * @param nodeSelector which nodes may use it; empty stands for all
 * @param namespaceSelector which namespaces may use it; empty stands for all
 * @param allowedUses what it may be used for; empty stands for workloads and tunnels
 * @param manual whether it is used only where it is asked for by name
 * @param allocatable whether neither a deletion nor a condition stops allocation
 */
public record IpamPool(
        String name,
        String cidr,
        int blockSize,
        boolean disabled,
        String nodeSelector,
        String namespaceSelector,
        List<String> allowedUses,
        boolean manual,
        boolean allocatable) {
    private static final int DEFAULT_V4 = 26;
    private static final int DEFAULT_V6 = 122;

    /** Copies the list. */
    public IpamPool {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cidr, "cidr");
        Objects.requireNonNull(nodeSelector, "nodeSelector");
        Objects.requireNonNull(namespaceSelector, "namespaceSelector");
        allowedUses = List.copyOf(Objects.requireNonNull(allowedUses, "allowedUses"));
    }

    /** Returns a builder of a pool with defaults. */
    public static Builder builder(String name, String cidr) {
        return new Builder(name, cidr);
    }

    /** Returns a pool with defaults. */
    public static IpamPool of(String name, String cidr) {
        return builder(name, cidr).build();
    }

    /** Returns the range, if its text is one. */
    public Optional<Cidr> range() {
        return Cidr.tryParse(cidr);
    }

    /** Returns the prefix length of the pool's blocks, defaulted by the family of its range. */
    public int effectiveBlockSize() {
        return blockSize != 0 ? blockSize : cidr.indexOf(':') >= 0 ? DEFAULT_V6 : DEFAULT_V4;
    }

    /** Returns whether the pool may be used for something. */
    public boolean allows(PoolUse use) {
        Objects.requireNonNull(use, "use");
        return allowedUses.isEmpty() ? use != PoolUse.LOAD_BALANCER : allowedUses.contains(use.text());
    }

    /** Returns a copy that is disabled. */
    public IpamPool withDisabled(boolean value) {
        return new IpamPool(
                name, cidr, blockSize, value, nodeSelector, namespaceSelector, allowedUses, manual, allocatable);
    }

    /** Builds a pool. Confined to one thread. */
    public static final class Builder {
        private final String name;
        private final String cidr;
        private int blockSize;
        private boolean disabled;
        private String nodeSelector = "";
        private String namespaceSelector = "";
        private List<String> allowedUses = List.of();
        private boolean manual;
        private boolean allocatable = true;

        private Builder(String name, String cidr) {
            this.name = Objects.requireNonNull(name, "name");
            this.cidr = Objects.requireNonNull(cidr, "cidr");
        }

        /** Sets the prefix length of the blocks. */
        @CanIgnoreReturnValue
        public Builder blockSize(int prefixLength) {
            blockSize = prefixLength;
            return this;
        }

        /** Sets whether nothing new may be allocated. */
        @CanIgnoreReturnValue
        public Builder disabled(boolean value) {
            disabled = value;
            return this;
        }

        /** Sets which nodes may use the pool. */
        @CanIgnoreReturnValue
        public Builder nodeSelector(String selector) {
            nodeSelector = Objects.requireNonNull(selector, "selector");
            return this;
        }

        /** Sets which namespaces may use the pool. */
        @CanIgnoreReturnValue
        public Builder namespaceSelector(String selector) {
            namespaceSelector = Objects.requireNonNull(selector, "selector");
            return this;
        }

        /** Sets what the pool may be used for, in the stored spelling. */
        @CanIgnoreReturnValue
        public Builder allowedUses(List<String> uses) {
            allowedUses = List.copyOf(Objects.requireNonNull(uses, "uses"));
            return this;
        }

        /** Sets whether the pool is used only where it is asked for. */
        @CanIgnoreReturnValue
        public Builder manual(boolean value) {
            manual = value;
            return this;
        }

        /** Sets whether neither a deletion nor a condition stops allocation. */
        @CanIgnoreReturnValue
        public Builder allocatable(boolean value) {
            allocatable = value;
            return this;
        }

        /** Returns the pool. */
        public IpamPool build() {
            return new IpamPool(
                    name, cidr, blockSize, disabled, nodeSelector, namespaceSelector, allowedUses, manual, allocatable);
        }
    }
}
