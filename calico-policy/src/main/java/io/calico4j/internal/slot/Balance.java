// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.slot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The net effect of things that come and go: what came as often as it went is not in it. */
public final class Balance<T> {
    private final Map<T, Integer> sums = new LinkedHashMap<>();

    /** Notes that something came. */
    public void plus(T element) {
        sums.merge(element, 1, Balance::sum);
    }

    /** Notes that something went. */
    public void minus(T element) {
        sums.merge(element, -1, Balance::sum);
    }

    private static @Nullable Integer sum(int before, int change) {
        return before + change == 0 ? null : before + change;
    }

    /** Returns what came more often than it went, in the order in which it came first. */
    public List<T> came() {
        return collect(true);
    }

    /** Returns what went more often than it came, in the order in which it went first. */
    public List<T> went() {
        return collect(false);
    }

    private List<T> collect(boolean positive) {
        List<T> found = new ArrayList<>();
        sums.forEach((element, sum) -> {
            if (sum > 0 == positive) {
                found.add(element);
            }
        });
        return Collections.unmodifiableList(found);
    }
}
