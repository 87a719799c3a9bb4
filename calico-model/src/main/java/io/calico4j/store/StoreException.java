// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import java.io.Serial;

/** Says that a store refused something, to callers that count on it to be accepted. */
public final class StoreException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient StoreError error;

    StoreException(StoreError error) {
        super(error.toString());
        this.error = error;
    }

    /** Why it was refused. */
    public StoreError error() {
        return error;
    }
}
