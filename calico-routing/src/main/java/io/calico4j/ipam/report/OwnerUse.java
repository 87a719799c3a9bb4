// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import java.util.Objects;

/**
 * The blocks of one owner.
 *
 * @param owner the owner, such as {@code host:node-1}; empty for blocks of nobody
 * @param known whether there is such a node; virtual owners always are known
 * @param blocks how many blocks it has
 * @param addresses how many addresses those have
 * @param used how many of them are in use, by whomever
 * @param lent how many of them are in use on other nodes
 * @param borrowed how many addresses it uses of other owners' blocks
 * @param emptyBlocks how many of its blocks are empty
 */
public record OwnerUse(
        String owner, boolean known, int blocks, long addresses, long used, long lent, long borrowed, int emptyBlocks) {
    /** Checks that there is a text. */
    public OwnerUse {
        Objects.requireNonNull(owner, "owner");
    }
}
