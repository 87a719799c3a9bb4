// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import java.util.Objects;
import java.util.Optional;

/**
 * The global settings of address management.
 *
 * @param strictAffinity whether a host may only use addresses of its own blocks
 * @param autoAllocateBlocks whether a host may claim new blocks by itself
 * @param maxBlocksPerHost how many blocks a host may own; 0 stands for no own limit
 * @param vmAddressPersistence whether a virtual machine keeps its address, {@code Enabled} or {@code Disabled}
 */
public record IpamConfig(
        boolean strictAffinity,
        boolean autoAllocateBlocks,
        int maxBlocksPerHost,
        Optional<String> vmAddressPersistence) {
    /** Creates settings; whether they make sense is checked where they are set. */
    public IpamConfig {
        Objects.requireNonNull(vmAddressPersistence, "vmAddressPersistence");
    }

    /** What holds, and is stored by the first reader, as long as nothing was set. */
    public static final IpamConfig DEFAULT = new IpamConfig(false, true, 0, Optional.of("Enabled"));
}
