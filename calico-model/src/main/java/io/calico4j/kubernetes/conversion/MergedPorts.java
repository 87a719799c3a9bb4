// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.net.Port;
import io.calico4j.net.PortRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Lists of ports with overlapping and adjacent numbers merged into ranges. */
final class MergedPorts {
    private MergedPorts() {}

    /** See {@link KubernetesConverter#mergePorts}. */
    static List<Port> of(List<Port> ports) {
        if (ports.size() <= 1) {
            return List.copyOf(ports);
        }
        List<Port> merged = new ArrayList<>(ports.size());
        List<PortRange> numbers = new ArrayList<>(ports.size());
        long covered = 0;
        for (Port port : ports) {
            Optional<PortRange> range = port.numbers();
            if (range.isEmpty()) {
                merged.add(port);
            } else {
                numbers.add(range.get());
                covered += range.get().size();
            }
        }
        if (covered <= 1) {
            return List.copyOf(ports);
        }
        Collections.sort(numbers);
        addRanges(numbers, merged);
        return List.copyOf(merged);
    }

    private static void addRanges(List<PortRange> sorted, List<Port> merged) {
        int first = sorted.get(0).first();
        int last = sorted.get(0).last();
        for (PortRange next : sorted) {
            if (next.first() > last + 1) {
                merged.add(Port.range(first, last));
                first = next.first();
                last = next.last();
            } else {
                last = Math.max(last, next.last());
            }
        }
        merged.add(Port.range(first, last));
    }
}
