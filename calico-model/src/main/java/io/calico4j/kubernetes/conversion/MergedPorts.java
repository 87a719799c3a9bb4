// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.net.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lists of ports with overlapping and adjacent numbers merged into ranges. */
final class MergedPorts {
    private static final int LAST = 0xffff;

    private MergedPorts() {}

    /** See {@link KubernetesConverter#mergePorts}. */
    static List<Port> of(List<Port> ports) {
        if (ports.size() <= 1) {
            return List.copyOf(ports);
        }
        List<Port> merged = new ArrayList<>(ports.size());
        long[] numbers = new long[ports.size()];
        int count = 0;
        long covered = 0;
        for (Port port : ports) {
            if (port instanceof Port.Single single) {
                numbers[count++] = (long) single.number() << 16 | single.number();
                covered++;
            } else if (port instanceof Port.Range range) {
                numbers[count++] = (long) range.first() << 16 | range.last();
                covered += range.last() - range.first() + 1;
            } else {
                merged.add(port);
            }
        }
        if (covered <= 1) {
            return List.copyOf(ports);
        }
        Arrays.sort(numbers, 0, count);
        addRanges(numbers, count, merged);
        return merged;
    }

    /** Each number holds the first port above the last one, so that their order is that of the ranges. */
    private static void addRanges(long[] sorted, int count, List<Port> merged) {
        int first = (int) (sorted[0] >>> 16);
        int last = (int) (sorted[0] & LAST);
        for (int i = 1; i < count; i++) {
            int nextFirst = (int) (sorted[i] >>> 16);
            int nextLast = (int) (sorted[i] & LAST);
            if (nextFirst > last + 1) {
                merged.add(Port.range(first, last));
                first = nextFirst;
                last = nextLast;
            } else {
                last = Math.max(last, nextLast);
            }
        }
        merged.add(Port.range(first, last));
    }
}
