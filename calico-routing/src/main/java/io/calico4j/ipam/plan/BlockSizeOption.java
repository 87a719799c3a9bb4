// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

/**
 * What one size of blocks would mean.
 *
 * <p>Where reservations cut some blocks and the answer depends on which node gets one, the numbers are those that are sure:
 * at least so many nodes, at most so many blocks and idle addresses.
 *
 * @param blockPrefix the prefix length of the blocks; of those of several sizes the longest
 * @param blocks how many blocks there are that aren't wholly reserved
 * @param blocksPerNode how many a node needs, of the smallest
 * @param nodesWithoutBorrowing how many nodes get all they need from blocks of their own
 * @param mostNodes how many nodes get all they need, some of it borrowed unless affinity is strict
 * @param routes how many routes the planned nodes make: one a block, and one a borrowed address
 * @param idleAddresses how many addresses of its own blocks each node has and doesn't need
 * @param withinLimit whether a node needs no more blocks than it may own
 */
public record BlockSizeOption(
        int blockPrefix,
        long blocks,
        long blocksPerNode,
        long nodesWithoutBorrowing,
        long mostNodes,
        long routes,
        long idleAddresses,
        boolean withinLimit) {}
