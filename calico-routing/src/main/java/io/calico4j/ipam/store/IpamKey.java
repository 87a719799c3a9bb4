// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.net.Cidr;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key of one value in an {@link IpamStore}.
 *
 * <p>Equality is by content; the keys in use most often spell it out, which is faster than what a record does by itself.
 *
 * @param <V> the type of value under it
 */
public sealed interface IpamKey<V> {
    /** Returns what the key names. */
    Kind kind();

    /** Returns the key's text in Calico's etcd layout. */
    String path();

    /** Returns whether the key may be used; one of an empty name may not. */
    default boolean isValid() {
        return true;
    }

    /** What a key names. */
    enum Kind {
        /** An allocation block. */
        BLOCK,
        /** The affinity of an owner to a block. */
        AFFINITY,
        /** A handle. */
        HANDLE,
        /** The global settings. */
        CONFIG,
        /** The marker of a host in an older layout. */
        HOST,
        /** A node. */
        NODE,
        /** A pool. */
        POOL,
        /** A reservation. */
        RESERVATION
    }

    /** The key of an allocation block. */
    record BlockKey(Cidr cidr) implements IpamKey<AllocationBlock> {
        /** Creates the key. */
        public BlockKey {
            Objects.requireNonNull(cidr, "cidr");
        }

        @Override
        public Kind kind() {
            return Kind.BLOCK;
        }

        @Override
        public String path() {
            return "/calico/ipam/v2/assignment/ipv" + cidr.family().version() + "/block/" + dashed(cidr);
        }

        @Override
        public boolean equals(@Nullable Object object) {
            return this == object || (object instanceof BlockKey other && cidr.equals(other.cidr));
        }

        @Override
        public int hashCode() {
            return cidr.hashCode();
        }
    }

    /** The key of the affinity of an owner to a block. */
    record AffinityKey(AffinityOwner owner, Cidr cidr) implements IpamKey<BlockAffinity> {
        /** Creates the key. */
        public AffinityKey {
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(cidr, "cidr");
        }

        @Override
        public Kind kind() {
            return Kind.AFFINITY;
        }

        @Override
        public boolean isValid() {
            return !owner.host().isEmpty();
        }

        @Override
        public String path() {
            return "/calico/ipam/v2/" + owner.type().text() + "/" + owner.host() + "/ipv"
                    + cidr.family().version() + "/block/" + dashed(cidr);
        }

        @Override
        public boolean equals(@Nullable Object object) {
            return this == object
                    || (object instanceof AffinityKey other && cidr.equals(other.cidr) && owner.equals(other.owner));
        }

        @Override
        public int hashCode() {
            return 31 * owner.hashCode() + cidr.hashCode();
        }
    }

    /** The key of a handle. */
    record HandleKey(String handle) implements IpamKey<AllocationHandle> {
        /** Creates the key. */
        public HandleKey {
            Objects.requireNonNull(handle, "handle");
        }

        @Override
        public Kind kind() {
            return Kind.HANDLE;
        }

        @Override
        public boolean isValid() {
            return !handle.isEmpty();
        }

        @Override
        public String path() {
            return "/calico/ipam/v2/handle/" + handle;
        }

        @Override
        public boolean equals(@Nullable Object object) {
            return this == object || (object instanceof HandleKey other && handle.equals(other.handle));
        }

        /** Spreads the hash: handles that end in a counter have neighbouring ones. */
        @Override
        public int hashCode() {
            int spread = handle.hashCode() * 0x9E3779B9;
            return spread ^ (spread >>> 15);
        }
    }

    /** The key of the global settings. */
    record ConfigKey() implements IpamKey<IpamConfig> {
        @Override
        public Kind kind() {
            return Kind.CONFIG;
        }

        @Override
        public String path() {
            return "/calico/ipam/v2/config";
        }
    }

    /** The key of the marker of a host in an older layout. */
    record HostKey(String host) implements IpamKey<String> {
        /** Creates the key. */
        public HostKey {
            Objects.requireNonNull(host, "host");
        }

        @Override
        public Kind kind() {
            return Kind.HOST;
        }

        @Override
        public boolean isValid() {
            return !host.isEmpty();
        }

        @Override
        public String path() {
            return "/calico/ipam/v2/host/" + host;
        }
    }

    /** The key of a node. */
    record NodeKey(String name) implements IpamKey<IpamNode> {
        /** Creates the key. */
        public NodeKey {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public Kind kind() {
            return Kind.NODE;
        }

        @Override
        public boolean isValid() {
            return !name.isEmpty();
        }

        @Override
        public String path() {
            return "/calico/resources/v3/projectcalico.org/nodes/" + name;
        }

        @Override
        public boolean equals(@Nullable Object object) {
            return this == object || (object instanceof NodeKey other && name.equals(other.name));
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** The key of a pool. */
    record PoolKey(String name) implements IpamKey<IpamPool> {
        /** Creates the key. */
        public PoolKey {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public Kind kind() {
            return Kind.POOL;
        }

        @Override
        public String path() {
            return "/calico/resources/v3/projectcalico.org/ippools/" + name;
        }
    }

    /** The key of a reservation. */
    record ReservationKey(String name) implements IpamKey<IpamReservation> {
        /** Creates the key. */
        public ReservationKey {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public Kind kind() {
            return Kind.RESERVATION;
        }

        @Override
        public String path() {
            return "/calico/resources/v3/projectcalico.org/ipreservations/" + name;
        }
    }

    /** Returns the key of a path that address management writes, if it is one. */
    static Optional<IpamKey<?>> parse(String path) {
        return PathParser.parse(Objects.requireNonNull(path, "path"));
    }

    private static String dashed(Cidr cidr) {
        return cidr.toString().replace('/', '-');
    }
}
