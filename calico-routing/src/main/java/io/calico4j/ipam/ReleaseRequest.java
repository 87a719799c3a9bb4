// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An address to give back, and what it must still be like; only with both the handle and the sequence number is a late
 * request safe from freeing the next owner's address.
 *
 * @param address the address as text
 * @param handle the handle it is held under; an empty text stands for any
 * @param sequenceNumber the number under which it was allocated
 */
public record ReleaseRequest(String address, Optional<String> handle, OptionalLong sequenceNumber) {
    /** Checks that nothing is missing. */
    public ReleaseRequest {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(sequenceNumber, "sequenceNumber");
    }

    /** Returns a request that asks nothing. */
    public static ReleaseRequest of(String address) {
        return new ReleaseRequest(address, Optional.empty(), OptionalLong.empty());
    }
}
