// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.net.Cidr;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a claim of all blocks of a range.
 *
 * @param claimed the blocks that are the owner's now, in ascending order
 * @param failed the blocks that are somebody else's
 * @param failure why it stopped early, if it did
 */
public record ClaimResult(List<Cidr> claimed, List<Cidr> failed, Optional<IpamFailure> failure) {
    /** Copies the lists. */
    public ClaimResult {
        claimed = List.copyOf(Objects.requireNonNull(claimed, "claimed"));
        failed = List.copyOf(Objects.requireNonNull(failed, "failed"));
        Objects.requireNonNull(failure, "failure");
    }
}
