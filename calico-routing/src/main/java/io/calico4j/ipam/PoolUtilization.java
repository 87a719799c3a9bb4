// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.net.Cidr;
import java.util.List;
import java.util.Objects;

/**
 * How much of a pool's blocks is in use.
 *
 * @param name the pool's name
 * @param cidr its range
 * @param blocks its blocks in the order of their paths
 */
public record PoolUtilization(String name, Cidr cidr, List<Block> blocks) {
    /** The name under which blocks outside every pool are gathered. */
    public static final String ORPHANED = "orphaned allocation blocks";

    /** Copies the list. */
    public PoolUtilization {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cidr, "cidr");
        blocks = List.copyOf(Objects.requireNonNull(blocks, "blocks"));
    }

    /**
     * How much of a block is in use.
     *
     * @param cidr its range
     * @param capacity its number of addresses
     * @param available how many of them are free, reserved ones included
     */
    public record Block(Cidr cidr, int capacity, int available) {
        /** Checks that there is a range. */
        public Block {
            Objects.requireNonNull(cidr, "cidr");
        }
    }
}
