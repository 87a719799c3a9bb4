// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.leak;

import io.calico4j.net.IpAddress;
import java.util.List;
import java.util.Objects;

/**
 * What one run of {@link LeakCollector} left.
 *
 * @param candidates addresses under suspicion, in ascending order
 * @param confirmed addresses known to be leaked that could not be released yet
 * @param released addresses released in this run
 * @param workRemaining whether the run should be repeated
 */
public record SyncReport(
        List<IpAddress> candidates, List<IpAddress> confirmed, List<IpAddress> released, boolean workRemaining) {
    /** Copies the lists. */
    public SyncReport {
        candidates = List.copyOf(Objects.requireNonNull(candidates, "candidates"));
        confirmed = List.copyOf(Objects.requireNonNull(confirmed, "confirmed"));
        released = List.copyOf(Objects.requireNonNull(released, "released"));
    }
}
