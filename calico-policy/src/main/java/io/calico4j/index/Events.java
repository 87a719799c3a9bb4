// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

/** The matches that one call started and stopped, by ascending endpoint slot, then by ascending query slot. */
final class Events {
    private final LongList started = new LongList();
    private final LongList stopped = new LongList();

    void clear() {
        started.clear();
        stopped.clear();
    }

    void start(int endpoint, int query) {
        started.add((long) endpoint << 32 | query);
    }

    void stop(int endpoint, int query) {
        stopped.add((long) endpoint << 32 | query);
    }

    LongList started() {
        return started;
    }

    LongList stopped() {
        return stopped;
    }

    static int endpoint(long event) {
        return (int) (event >>> 32);
    }

    static int query(long event) {
        return (int) event;
    }
}
