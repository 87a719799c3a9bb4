// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.net.Cidr;
import java.math.BigInteger;
import java.util.Objects;

/**
 * The use of one pool.
 *
 * @param name its name; for the line of blocks in no pool a text in brackets
 * @param cidr its range
 * @param blockPrefix the prefix length of its blocks
 * @param disabled whether nothing new is assigned from it
 * @param addresses how many addresses it has
 * @param used how many are in use
 * @param borrowed how many of them by another node than the owner of their block
 * @param blocks how many blocks are claimed
 * @param blocksPossible how many there can be
 * @param emptyBlocks how many of the claimed ones are empty
 * @param freeInBlocks free addresses of claimed blocks, which only their owners get without borrowing
 */
public record PoolUse(
        String name,
        Cidr cidr,
        int blockPrefix,
        boolean disabled,
        BigInteger addresses,
        long used,
        long borrowed,
        int blocks,
        BigInteger blocksPossible,
        int emptyBlocks,
        long freeInBlocks) {
    /** Checks that nothing is missing. */
    public PoolUse {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cidr, "cidr");
        Objects.requireNonNull(addresses, "addresses");
        Objects.requireNonNull(blocksPossible, "blocksPossible");
    }
}
