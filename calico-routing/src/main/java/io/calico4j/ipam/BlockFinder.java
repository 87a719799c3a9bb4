// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.BlockWalk;
import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import java.util.List;

/**
 * Finds blocks for a host. The two implementations give the same answers: one lists and scans as Calico does, the other
 * asks the store's index.
 */
interface BlockFinder {
    /** Returns the blocks an owner has affinities to, in the order of their paths. */
    List<Cidr> affineBlocks(AffinityOwner owner, IpFamily family);

    /** Returns those of a list of affine blocks at which a host must look for free addresses. */
    List<Cidr> worthALook(AffinityOwner owner, IpFamily family, List<Cidr> affine);

    /**
     * Returns the first block of the walks that can be claimed: without a block yet, or the owner's own with free
     * addresses, or else an unused one of somebody else that was just taken back.
     *
     * @throws io.calico4j.ipam.store.IpamException if there is none
     */
    Cidr usable(AffinityOwner owner, List<UsablePool> pools, ReservedAddresses reserved);

    /** Returns the blocks of a walk from which addresses may be borrowed, in its order; some may turn out useless. */
    Iterable<Cidr> borrowable(BlockWalk walk);
}
