// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.net.Cidr;
import java.util.Objects;
import java.util.Optional;

/**
 * The blocks a host has after asking for one of each family.
 *
 * @param v4 the IPv4 block, absent if none was asked for
 * @param v6 the IPv6 block, likewise
 */
public record EnsureBlockResult(Optional<Cidr> v4, Optional<Cidr> v6) {
    /** Checks that nothing is missing. */
    public EnsureBlockResult {
        Objects.requireNonNull(v4, "v4");
        Objects.requireNonNull(v6, "v6");
    }
}
