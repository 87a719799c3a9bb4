// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import java.util.Objects;

/**
 * Why an operation stopped, where it has a partial result to return.
 *
 * @param error the kind of failure
 * @param message what happened, with the values concerned
 */
public record IpamFailure(IpamError error, String message) {
    /** Checks that nothing is missing. */
    public IpamFailure {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(message, "message");
    }

    static IpamFailure of(IpamException e) {
        return new IpamFailure(e.error(), String.valueOf(e.getMessage()));
    }
}
