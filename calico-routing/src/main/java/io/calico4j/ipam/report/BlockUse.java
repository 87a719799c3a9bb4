// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.net.Cidr;
import java.util.Objects;

/**
 * The use of one block.
 *
 * @param cidr its range
 * @param pool the name of the first pool that contains it, empty if none does
 * @param owner its owner, such as {@code host:node-1}, empty if nobody
 * @param size how many addresses it has
 * @param used how many are in use
 * @param borrowed how many of them on another node than the owner
 */
public record BlockUse(Cidr cidr, String pool, String owner, int size, int used, int borrowed) {
    /** Checks that nothing is missing. */
    public BlockUse {
        Objects.requireNonNull(cidr, "cidr");
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(owner, "owner");
    }
}
