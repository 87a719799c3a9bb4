// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import java.util.Objects;

/**
 * Addresses at the ends of every new block that a host keeps for itself, as Windows needs.
 *
 * @param startOfBlock number of addresses kept at the start of a block, at least 0
 * @param endOfBlock number of addresses kept at its end, at least 0
 * @param handle the handle they are kept under
 * @param note a remark kept with them
 */
public record HostReservation(int startOfBlock, int endOfBlock, String handle, String note) {
    /** Checks the numbers, and that nothing is missing. */
    public HostReservation {
        if (startOfBlock < 0 || endOfBlock < 0) {
            throw new IllegalArgumentException(
                    "addresses kept in a block are at least 0: " + startOfBlock + " and " + endOfBlock);
        }
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(note, "note");
    }

    /** What Calico's CNI plugin reserves on Windows: three addresses at the start and one at the end. */
    public static final HostReservation WINDOWS =
            new HostReservation(3, 1, AllocationAttribute.WINDOWS_RESERVED_HANDLE, "windows host rsvd");

    /** Returns the number of addresses kept in a block. */
    public int count() {
        return startOfBlock + endOfBlock;
    }
}
