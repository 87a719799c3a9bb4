// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import io.calico4j.ipam.IpamClock;
import java.time.Duration;

/** A clock that stands still unless it is moved, or somebody pauses. */
final class WorldClock implements IpamClock {
    static final long START_NANOS = 946_684_800_000_000_000L;

    private long nanos = START_NANOS;

    @Override
    public long epochNanos() {
        return nanos;
    }

    @Override
    public void pause(Duration duration) {
        nanos += duration.toNanos();
    }
}
