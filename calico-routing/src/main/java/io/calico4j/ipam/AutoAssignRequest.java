// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.ipam.block.HostReservation;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.PoolUse;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A wish for any free addresses on a host. Instances are immutable. */
public final class AutoAssignRequest {
    private final Builder parts;

    private AutoAssignRequest(Builder parts) {
        this.parts = parts;
    }

    /** Returns a builder of a request on a host, for a workload, as yet for no address. */
    public static Builder on(String host) {
        return new Builder(host);
    }

    /** Returns the host's name; for load balancers the name of the virtual owner. */
    public String host() {
        return parts.host;
    }

    /** Returns how many addresses of a family are wanted. */
    public int count(IpFamily family) {
        return family == IpFamily.V4 ? parts.v4 : parts.v6;
    }

    /** Returns the handle to hold them under. */
    public Optional<String> handle() {
        return Optional.ofNullable(parts.handle);
    }

    /** Returns what to note about their owner. */
    public Optional<OwnerAttributes> attributes() {
        return Optional.ofNullable(parts.attributes);
    }

    /** Returns the pools of a family to choose from, in order of preference; empty to choose by selectors. */
    public List<Cidr> pools(IpFamily family) {
        return family == IpFamily.V4 ? parts.pools4 : parts.pools6;
    }

    /** Returns how many blocks the host may own, 0 for the configured number. */
    public int maxBlocks() {
        return parts.maxBlocks;
    }

    /** Returns what the addresses are for. */
    public Optional<PoolUse> use() {
        return Optional.ofNullable(parts.use);
    }

    /** Returns the labels of the workload's namespace. */
    public Labels namespaceLabels() {
        return parts.namespaceLabels;
    }

    /** Returns what the host keeps of each block of a family. */
    public Optional<HostReservation> hostReservation(IpFamily family) {
        return Optional.ofNullable(family == IpFamily.V4 ? parts.reserved4 : parts.reserved6);
    }

    /** Returns how many addresses of a family the handle may hold, 0 for any number. */
    public int maxPerHandle() {
        return parts.maxPerHandle;
    }

    /** Builds a request. Confined to one thread and used once. */
    public static final class Builder {
        private final String host;
        private int v4;
        private int v6;
        private @Nullable String handle;
        private @Nullable OwnerAttributes attributes;
        private List<Cidr> pools4 = List.of();
        private List<Cidr> pools6 = List.of();
        private int maxBlocks;
        private @Nullable PoolUse use = PoolUse.WORKLOAD;
        private Labels namespaceLabels = Labels.empty();
        private @Nullable HostReservation reserved4;
        private @Nullable HostReservation reserved6;
        private int maxPerHandle;

        private Builder(String host) {
            this.host = Objects.requireNonNull(host, "host");
        }

        private static int atLeastZero(int value, String what) {
            if (value < 0) {
                throw new IllegalArgumentException(what + " is at least 0: " + value);
            }
            return value;
        }

        /** Sets how many IPv4 addresses are wanted. */
        @CanIgnoreReturnValue
        public Builder v4(int count) {
            v4 = atLeastZero(count, "the number of IPv4 addresses");
            return this;
        }

        /** Sets how many IPv6 addresses are wanted. */
        @CanIgnoreReturnValue
        public Builder v6(int count) {
            v6 = atLeastZero(count, "the number of IPv6 addresses");
            return this;
        }

        /** Sets the handle to hold the addresses under. */
        @CanIgnoreReturnValue
        public Builder handle(@Nullable String id) {
            handle = id;
            return this;
        }

        /** Sets what to note about the owner. */
        @CanIgnoreReturnValue
        public Builder attributes(@Nullable OwnerAttributes owner) {
            attributes = owner;
            return this;
        }

        /** Sets the pools to choose from, each in the list of its family. */
        @CanIgnoreReturnValue
        public Builder pools(IpFamily family, List<Cidr> pools) {
            Objects.requireNonNull(family, "family");
            if (family == IpFamily.V4) {
                pools4 = List.copyOf(Objects.requireNonNull(pools, "pools"));
            } else {
                pools6 = List.copyOf(Objects.requireNonNull(pools, "pools"));
            }
            return this;
        }

        /** Sets how many blocks the host may own. */
        @CanIgnoreReturnValue
        public Builder maxBlocks(int count) {
            maxBlocks = atLeastZero(count, "the limit of blocks");
            return this;
        }

        /** Sets what the addresses are for. */
        @CanIgnoreReturnValue
        public Builder use(@Nullable PoolUse intended) {
            use = intended;
            return this;
        }

        /** Sets the labels of the workload's namespace. */
        @CanIgnoreReturnValue
        public Builder namespaceLabels(Labels labels) {
            namespaceLabels = Objects.requireNonNull(labels, "labels");
            return this;
        }

        /** Sets what the host keeps of each block of a family. */
        @CanIgnoreReturnValue
        public Builder hostReservation(IpFamily family, @Nullable HostReservation kept) {
            Objects.requireNonNull(family, "family");
            if (family == IpFamily.V4) {
                reserved4 = kept;
            } else {
                reserved6 = kept;
            }
            return this;
        }

        /** Sets how many addresses of a family the handle may hold. */
        @CanIgnoreReturnValue
        public Builder maxPerHandle(int count) {
            maxPerHandle = atLeastZero(count, "the number of addresses of a handle");
            return this;
        }

        /** Returns the request; the builder must not be used again. */
        public AutoAssignRequest build() {
            return new AutoAssignRequest(this);
        }
    }
}
