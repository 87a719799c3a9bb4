// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.run;

/** The live heap of this process. */
final class Heap {
    private static final int SETTLED_BYTES = 64 * 1024;
    private static final int ROUNDS = 8;

    private Heap() {}

    /** Returns the bytes in use after full collections, once two in a row agree. */
    static long liveBytes() {
        long before = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            System.gc();
            long now = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            if (Math.abs(before - now) < SETTLED_BYTES) {
                return now;
            }
            before = now;
        }
        return before;
    }
}
