// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path.change;

/**
 * Two nodes at one step, in one direction.
 *
 * @param from the node whose pods send
 * @param to the node whose pods receive
 * @param during the worst while some nodes have made the step and others have not
 * @param after once all nodes have made it
 * @param reason why it is not the best; empty if it is
 */
public record NodePair(String from, String to, PairState during, PairState after, String reason) {}
