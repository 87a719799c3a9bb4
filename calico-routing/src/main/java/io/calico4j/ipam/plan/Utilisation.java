// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

/**
 * The state of all pools on the evening of one day.
 *
 * @param day the day, from 0
 * @param nodes how many nodes there are
 * @param used how many addresses are in use
 * @param borrowed how many of them on another node than the owner of their block
 * @param blocks how many blocks exist
 * @param emptyBlocks how many of them are empty
 * @param waiting how many pods have no address
 * @param operations how many assignments and releases there were so far
 */
public record Utilisation(
        int day, int nodes, long used, long borrowed, int blocks, int emptyBlocks, long waiting, long operations) {}
