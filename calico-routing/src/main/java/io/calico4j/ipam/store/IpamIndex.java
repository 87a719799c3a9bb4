// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a store knows about its own blocks and affinities, kept from every change, so that the engine needs no listing.
 *
 * <p>Each answer is right for some moment during the call. Blocks are told apart by their exact range, so blocks of
 * another size than the asked one don't count.
 */
public interface IpamIndex {
    /**
     * Returns the blocks an owner has affinities to, in the byte order of the affinities' paths; the same list for as
     * long as nothing is added or removed.
     */
    List<Cidr> affineBlocks(AffinityOwner owner, IpFamily family);

    /**
     * Returns those of {@link #affineBlocks} that need a look: all but the ones whose affinity is settled, whose block
     * belongs to the owner and has no free address.
     */
    List<Cidr> openBlocks(AffinityOwner owner, IpFamily family);

    /**
     * Returns the lowest range of the given size, from one on upwards to another, under which there is no block.
     *
     * @param from where to begin, inclusive
     * @param to where to end, inclusive
     * @return the range, or {@code null} if all have a block
     */
    @Nullable
    Cidr firstMissing(Cidr from, Cidr to);

    /** Returns the blocks of an owner's own affinity that have a free address, by size and range, in address order. */
    List<Cidr> ownWithFree(AffinityOwner owner, Cidr pool, int blockPrefix);

    /** Returns the next block at or after a range, up to another, that has a free address, or {@code null}. */
    @Nullable
    Cidr nextWithFree(Cidr from, Cidr to);

    /** Returns the next block at or after a range, up to another, that has a free address and none in use, or {@code null}. */
    @Nullable
    Cidr nextEmpty(Cidr from, Cidr to);

    /** Returns the block, of whatever size, first by its path, that contains an address. */
    Optional<Cidr> blockOf(IpAddress address);
}
