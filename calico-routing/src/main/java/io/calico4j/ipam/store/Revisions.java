// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The source of revisions: no two are equal for one key, those of a key ascend.
 *
 * <p>Different keys may have equal ones. Keys are spread over {@value #COUNTERS} counters that don't share a line of the
 * processor's cache, so that threads which write different keys seldom wait for each other. Safe for any number of threads.
 */
final class Revisions {
    private static final int COUNTERS = 64;
    private static final int LONGS_BETWEEN = 16;

    private final AtomicLongArray counters = new AtomicLongArray(COUNTERS * LONGS_BETWEEN);

    /** Returns the next revision of a key. */
    long next(IpamKey<?> key) {
        int spread = key.hashCode() * 0x9E3779B9;
        return counters.incrementAndGet((spread >>> 26) * LONGS_BETWEEN);
    }
}
