// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static java.util.Objects.requireNonNull;

import io.calico4j.internal.policy.compile.CompiledCluster;
import io.calico4j.internal.policy.compile.Plan;
import io.calico4j.internal.policy.table.PathPicture;
import io.calico4j.internal.policy.table.Program;
import io.calico4j.internal.policy.table.SpotTable;
import io.calico4j.policy.flow.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of flows between IPv4 addresses of workloads or of nobody: the short way to what {@link Evaluation} says. Most flows
 * take paths that the tables know, which cost a few memory reads and one object for each side.
 */
final class PlainSides {
    private final CompiledCluster cluster;
    private final Flow flow;
    private final int source;
    private final int destination;
    private final int cell;

    private PlainSides(CompiledCluster cluster, Flow flow) {
        this.cluster = cluster;
        this.flow = flow;
        this.source = cluster.addresses().spotOf(flow.fromV4());
        this.destination = cluster.addresses().spotOf(flow.toV4());
        this.cell = cluster.traffic().cellOf(true, flow.protocol(), flow.destinationPort());
    }

    /**
     * Returns the decision; null if an end is a host.
     *
     * @param flow between IPv4 addresses
     */
    static @Nullable Decision decide(CompiledCluster cluster, Flow flow) {
        PlainSides sides = new PlainSides(cluster, flow);
        SpotTable spots = cluster.spots();
        int sender = spots.holder(sides.source);
        int receiver = spots.holder(sides.destination);
        PathPicture left =
                sender < 0 ? null : spots.egressPath(sides.source, sides.destination, sides.cell, cluster.traffic());
        PathPicture entered =
                receiver < 0 ? null : spots.ingressPath(sides.source, sides.destination, sides.cell, cluster.traffic());
        Side out = sides.side(sender, left, left == null ? spots.egress(sides.source) : null);
        Side in = sides.side(receiver, entered, entered == null ? spots.ingress(sides.destination) : null);
        return out == null || in == null ? null : new Decision(out, in);
    }

    private @Nullable Side side(int slot, @Nullable PathPicture picture, @Nullable Program program) {
        if (slot < 0) {
            return Side.NotPoliced.INSTANCE;
        }
        Steps steps;
        if (picture instanceof Steps known) {
            steps = known.isGeneral() ? known.at(plan(slot)) : known;
        } else if (program == null) {
            return null;
        } else {
            steps = Steps.of(
                    program.walk(flow, source, destination, cell, cluster.spots(), cluster.traffic()),
                    plan(slot).profiles());
        }
        return new Side.Workload(cluster.key(slot), steps.answer(), steps);
    }

    private Plan plan(int slot) {
        return requireNonNull(cluster.plan(slot));
    }
}
