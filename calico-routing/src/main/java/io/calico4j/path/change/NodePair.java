// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path.change;

/**
 * Two nodes at one step, in one direction, which stand for all pairs of their groups.
 *
 * @param from the node whose pods send, the first of its group
 * @param to the node whose pods receive: the first of its group, or the second if both are of one
 * @param during the worst while some nodes have made the step and others have not
 * @param after once all nodes have made it
 * @param reason why it is not the best; empty if it is
 * @param count how many pairs of nodes it stands for, itself among them
 */
public record NodePair(String from, String to, PairState during, PairState after, String reason, long count) {}
