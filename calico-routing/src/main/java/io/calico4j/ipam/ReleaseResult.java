// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.net.IpAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a list of {@link ReleaseRequest}s.
 *
 * @param unallocated the addresses that were free already, in the order of each address's first request
 * @param released the requests whose blocks raised no error, in the order of each address's first request; addresses that were free are among
 *     them
 * @param failure the first error, if there was one; nothing of its block has changed
 */
public record ReleaseResult(List<IpAddress> unallocated, List<ReleaseRequest> released, Optional<IpamFailure> failure) {
    /** Copies the lists. */
    public ReleaseResult {
        unallocated = List.copyOf(Objects.requireNonNull(unallocated, "unallocated"));
        released = List.copyOf(Objects.requireNonNull(released, "released"));
        Objects.requireNonNull(failure, "failure");
    }
}
