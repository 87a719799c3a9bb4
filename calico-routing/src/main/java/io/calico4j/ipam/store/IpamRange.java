// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AffinityType;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.net.IpFamily;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A set of keys of one kind that an {@link IpamStore} can list.
 *
 * @param <V> the type of value under them
 */
@SuppressWarnings("UnusedTypeParameter") // tells the type of what is listed
public final class IpamRange<V> {
    private static final IpamRange<AllocationBlock> BLOCKS = new IpamRange<>(IpamKey.Kind.BLOCK, null, null);
    private static final IpamRange<BlockAffinity> AFFINITIES = new IpamRange<>(IpamKey.Kind.AFFINITY, null, null);
    private static final IpamRange<BlockAffinity> VIRTUAL = new IpamRange<>(IpamKey.Kind.AFFINITY, null, null);
    private static final IpamRange<AllocationHandle> HANDLES = new IpamRange<>(IpamKey.Kind.HANDLE, null, null);
    private static final IpamRange<IpamNode> NODES = new IpamRange<>(IpamKey.Kind.NODE, null, null);
    private static final IpamRange<IpamPool> POOLS = new IpamRange<>(IpamKey.Kind.POOL, null, null);
    private static final IpamRange<IpamReservation> RESERVATIONS =
            new IpamRange<>(IpamKey.Kind.RESERVATION, null, null);

    private final IpamKey.Kind kind;
    private final @Nullable AffinityOwner owner;
    private final @Nullable IpFamily family;

    private IpamRange(IpamKey.Kind kind, @Nullable AffinityOwner owner, @Nullable IpFamily family) {
        this.kind = kind;
        this.owner = owner;
        this.family = family;
    }

    /** Returns all blocks. */
    public static IpamRange<AllocationBlock> blocks() {
        return BLOCKS;
    }

    /** Returns the blocks of one family. */
    public static IpamRange<AllocationBlock> blocks(IpFamily family) {
        return new IpamRange<>(IpamKey.Kind.BLOCK, null, Objects.requireNonNull(family, "family"));
    }

    /** Returns the affinities of all nodes; those of virtual owners are not among them. */
    public static IpamRange<BlockAffinity> hostAffinities() {
        return AFFINITIES;
    }

    /** Returns the affinities of all virtual owners. */
    public static IpamRange<BlockAffinity> virtualAffinities() {
        return VIRTUAL;
    }

    /** Returns the affinities of one owner and family. */
    public static IpamRange<BlockAffinity> affinities(AffinityOwner owner, IpFamily family) {
        return new IpamRange<>(
                IpamKey.Kind.AFFINITY,
                Objects.requireNonNull(owner, "owner"),
                Objects.requireNonNull(family, "family"));
    }

    /** Returns all handles. */
    public static IpamRange<AllocationHandle> handles() {
        return HANDLES;
    }

    /** Returns all nodes. */
    public static IpamRange<IpamNode> nodes() {
        return NODES;
    }

    /** Returns all pools. */
    public static IpamRange<IpamPool> pools() {
        return POOLS;
    }

    /** Returns all reservations. */
    public static IpamRange<IpamReservation> reservations() {
        return RESERVATIONS;
    }

    /** Returns the kind of the keys. */
    public IpamKey.Kind kind() {
        return kind;
    }

    /** Returns the only owner of listed affinities, if there is one. */
    public Optional<AffinityOwner> owner() {
        return Optional.ofNullable(owner);
    }

    /** Returns the only family of listed blocks or affinities, if there is one. */
    public Optional<IpFamily> family() {
        return Optional.ofNullable(family);
    }

    /** Returns the text that every listed key's path begins with, in Calico's etcd layout. */
    public String pathPrefix() {
        return switch (kind) {
            case BLOCK -> "/calico/ipam/v2/assignment/" + (family == null ? "" : "ipv" + family.version() + "/");
            case AFFINITY -> affinityPrefix();
            case HANDLE -> "/calico/ipam/v2/handle/";
            case CONFIG -> "/calico/ipam/v2/config";
            case HOST -> "/calico/ipam/v2/host/";
            case NODE -> "/calico/resources/v3/projectcalico.org/nodes/";
            case POOL -> "/calico/resources/v3/projectcalico.org/ippools/";
            case RESERVATION -> "/calico/resources/v3/projectcalico.org/ipreservations/";
        };
    }

    private AffinityType ownersType() {
        return this == VIRTUAL ? AffinityType.VIRTUAL : AffinityType.HOST;
    }

    private String affinityPrefix() {
        if (owner == null) {
            return "/calico/ipam/v2/" + ownersType().text() + "/";
        }
        String of = "/calico/ipam/v2/" + owner.type().text() + "/" + owner.host() + "/";
        return family == null ? of : of + "ipv" + family.version() + "/block/";
    }

    /** Returns whether a key belongs to the range. */
    public boolean contains(IpamKey<?> key) {
        if (Objects.requireNonNull(key, "key").kind() != kind) {
            return false;
        }
        if (key instanceof IpamKey.BlockKey block) {
            return family == null || block.cidr().family() == family;
        }
        if (key instanceof IpamKey.AffinityKey affinity) {
            return owner == null
                    ? affinity.owner().type() == ownersType()
                    : affinity.owner().equals(owner)
                            && (family == null || affinity.cidr().family() == family);
        }
        return true;
    }

    @Override
    public String toString() {
        return pathPrefix();
    }
}
