// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to an {@link AutoAssignRequest}; getting fewer addresses than asked for is not a failure.
 *
 * @param v4 what was given of IPv4, absent if none was asked for or it failed before anything was tried
 * @param v6 what was given of IPv6, likewise; absent after a failure of IPv4
 * @param failure why it stopped early, if it did
 */
public record AutoAssignResult(Optional<Assignment> v4, Optional<Assignment> v6, Optional<IpamFailure> failure) {
    /** Checks that nothing is missing. */
    public AutoAssignResult {
        Objects.requireNonNull(v4, "v4");
        Objects.requireNonNull(v6, "v6");
        Objects.requireNonNull(failure, "failure");
    }

    /** Returns all addresses, IPv4 first. */
    public List<AssignedAddress> addresses() {
        if (v6.isEmpty() && v4.isPresent()) {
            return v4.get().addresses();
        }
        List<AssignedAddress> all = new ArrayList<>();
        v4.ifPresent(given -> all.addAll(given.addresses()));
        v6.ifPresent(given -> all.addAll(given.addresses()));
        return all;
    }
}
