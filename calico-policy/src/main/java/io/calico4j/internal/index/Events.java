// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import io.calico4j.internal.slot.LongList;

/** The matches that one call started and stopped, by ascending endpoint slot, then by ascending query slot. */
public final class Events {
    private final LongList started = new LongList();
    private final LongList stopped = new LongList();

    public void clear() {
        started.clear();
        stopped.clear();
    }

    public void start(int endpoint, int query) {
        started.add((long) endpoint << 32 | query);
    }

    public void stop(int endpoint, int query) {
        stopped.add((long) endpoint << 32 | query);
    }

    public LongList started() {
        return started;
    }

    public LongList stopped() {
        return stopped;
    }

    public static int endpoint(long event) {
        return (int) (event >>> 32);
    }

    public static int query(long event) {
        return (int) event;
    }
}
