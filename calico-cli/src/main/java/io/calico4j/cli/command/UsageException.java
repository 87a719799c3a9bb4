// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

/** The program was called in a way it can't follow; the message says why, in words for the caller. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public UsageException(String message) {
        super(message);
    }
}
