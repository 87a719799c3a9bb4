// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.contract;

import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import org.jspecify.annotations.Nullable;

/** What is expected of a store. */
final class Expect {
    private Expect() {}

    static void that(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    static void equal(@Nullable Object actual, @Nullable Object expected, String what) {
        if (expected == null ? actual != null : !expected.equals(actual)) {
            throw new AssertionError(what + ": expected " + expected + ", was " + actual);
        }
    }

    static void failure(IpamError error, String what, Runnable call) {
        try {
            call.run();
        } catch (IpamException e) {
            equal(e.error(), error, what);
            return;
        }
        throw new AssertionError(what + ": expected " + error + ", nothing was thrown");
    }
}
