// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import java.util.Objects;

/**
 * An operation of address management or of its store that didn't do what was asked.
 *
 * <p>Carries no stack trace: stores throw it on every lost race.
 */
public final class IpamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final IpamError error;

    /** Creates the exception of an error and a message that names the values concerned. */
    public IpamException(IpamError error, String message) {
        super(Objects.requireNonNull(message, "message"), null, false, false);
        this.error = Objects.requireNonNull(error, "error");
    }

    /** Creates the exception of a store that failed for a reason of its own. */
    public IpamException(IpamError error, String message, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), Objects.requireNonNull(cause, "cause"), false, false);
        this.error = Objects.requireNonNull(error, "error");
    }

    /** Returns why. */
    public IpamError error() {
        return error;
    }

    /** Returns whether this is the given error. */
    public boolean is(IpamError other) {
        return error == Objects.requireNonNull(other, "other");
    }
}
