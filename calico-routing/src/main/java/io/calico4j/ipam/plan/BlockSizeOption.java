// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

/**
 * What one size of blocks would mean.
 *
 * @param blockPrefix the prefix length of the blocks
 * @param blocks how many blocks there are
 * @param blocksPerNode how many a node needs
 * @param nodesWithoutBorrowing how many nodes get all they need from blocks of their own
 * @param mostNodes how many nodes get all they need, some of it borrowed unless affinity is strict
 * @param routes how many blocks, and so routes, the planned nodes make
 * @param idleAddresses how many addresses each node has and doesn't need
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
