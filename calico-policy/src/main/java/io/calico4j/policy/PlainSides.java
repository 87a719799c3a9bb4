// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static java.util.Objects.requireNonNull;

import io.calico4j.internal.policy.compile.CompiledCluster;
import io.calico4j.internal.policy.table.Program;
import io.calico4j.internal.policy.table.SpotTable;
import io.calico4j.internal.policy.table.Trail;
import io.calico4j.policy.flow.Flow;
import org.jspecify.annotations.Nullable;

/** Both sides of flows between IPv4 addresses of workloads or of nobody: the short way to what {@link Evaluation} says. */
final class PlainSides {
    private PlainSides() {}

    /**
     * Returns the decision; null if an end is a host, or was led by too many steps.
     *
     * @param flow between IPv4 addresses
     */
    static @Nullable Decision decide(CompiledCluster cluster, Flow flow) {
        int source = cluster.addresses().spotOf(flow.fromV4());
        int destination = cluster.addresses().spotOf(flow.toV4());
        int cell = cluster.traffic().cellOf(true, flow.protocol(), flow.destinationPort());
        SpotTable spots = cluster.spots();
        int sender = spots.holder(source);
        int receiver = spots.holder(destination);
        Program out = spots.egress(source);
        Program in = spots.ingress(destination);
        if ((out == null && sender >= 0) || (in == null && receiver >= 0)) {
            return null;
        }
        long left = out == null ? 0 : out.trail(flow, source, destination, cell, spots, cluster.traffic());
        long entered = in == null ? 0 : in.trail(flow, source, destination, cell, spots, cluster.traffic());
        return left == Trail.TOO_LONG || entered == Trail.TOO_LONG
                ? null
                : new Decision(side(cluster, sender, out, left), side(cluster, receiver, in, entered));
    }

    private static Side side(CompiledCluster cluster, int slot, @Nullable Program program, long trail) {
        return program == null
                ? Side.NotPoliced.INSTANCE
                : new Side.Workload(
                        cluster.key(slot),
                        Evaluation.answer(Trail.outcome(trail)),
                        new Steps(program, requireNonNull(cluster.plan(slot)), trail));
    }
}
