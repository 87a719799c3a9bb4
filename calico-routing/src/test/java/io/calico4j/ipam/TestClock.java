// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves a little with every look, and when somebody pauses. */
final class TestClock implements IpamClock {
    private final AtomicLong nanos = new AtomicLong(1_700_000_000_000_000_000L);

    @Override
    public long epochNanos() {
        return nanos.addAndGet(1_000);
    }

    @Override
    public void pause(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
