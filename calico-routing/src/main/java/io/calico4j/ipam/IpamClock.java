// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import java.time.Duration;
import java.time.Instant;

/** The time as address management needs it: to stamp new blocks and to wait for another client. */
public interface IpamClock {
    /** Returns the time in nanoseconds since 1970. */
    long epochNanos();

    /** Waits. */
    void pause(Duration duration);

    /** Returns the clock of this machine. */
    static IpamClock system() {
        return new IpamClock() {
            @Override
            public long epochNanos() {
                Instant now = Instant.now();
                return now.getEpochSecond() * 1_000_000_000L + now.getNano();
            }

            @Override
            public void pause(Duration duration) {
                try {
                    Thread.sleep(duration.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
