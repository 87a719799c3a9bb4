// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static java.util.Objects.requireNonNull;

import io.calico4j.internal.policy.compile.CompiledCluster;
import io.calico4j.internal.policy.compile.Plan;
import io.calico4j.internal.policy.compile.Stage;
import io.calico4j.internal.policy.table.Program;
import io.calico4j.internal.policy.table.StepPath;
import io.calico4j.net.IpAddress;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.stack.Direction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One flow between two addresses, ready to be put to programs. */
final class Evaluation {
    private final CompiledCluster cluster;
    private final boolean pending;
    private final Flow flow;
    private final Ends ends;
    private final int sourceSpot;
    private final int destinationSpot;
    private final int cell;

    Evaluation(CompiledCluster cluster, boolean pending, Flow flow, Ends ends) {
        this.cluster = cluster;
        this.pending = pending;
        this.flow = flow;
        this.ends = ends;
        boolean v4 = flow.plainV4() || source().isV4();
        this.sourceSpot = flow.plainV4()
                ? cluster.addresses().spotOf(flow.fromV4())
                : cluster.addresses().spotOf(source());
        this.destinationSpot = flow.plainV4()
                ? cluster.addresses().spotOf(flow.toV4())
                : cluster.addresses().spotOf(destination());
        this.cell = cluster.traffic().cellOf(v4, flow.protocol(), flow.destinationPort());
    }

    Flow flow() {
        return flow;
    }

    IpAddress source() {
        return requireNonNull(ends.source());
    }

    IpAddress destination() {
        return requireNonNull(ends.destination());
    }

    int spot(Direction direction) {
        return direction == Direction.EGRESS ? sourceSpot : destinationSpot;
    }

    @Nullable
    Program program(Plan plan, Stage stage, Direction direction) {
        return plan.program(stage, direction, pending);
    }

    StepPath walk(Program program) {
        return program.walk(flow, sourceSpot, destinationSpot, cell, cluster.spots(), cluster.traffic());
    }

    /** Returns the steps of a path, for the endpoint in a slot. */
    List<TraceStep> trace(StepPath path, int slot) {
        return Steps.of(path, requireNonNull(cluster.plan(slot)).profiles());
    }

    /** Returns what one end says. */
    Side side(Direction direction, boolean hostsCount, Failsafes failsafes) {
        int spot = spot(direction);
        int slot = cluster.spots().holder(spot);
        if (slot < 0) {
            return Side.NotPoliced.INSTANCE;
        }
        Program program = direction == Direction.EGRESS
                ? cluster.spots().egress(spot)
                : cluster.spots().ingress(spot);
        if (program == null || pending) {
            Plan plan = requireNonNull(cluster.plan(slot));
            if (plan.host()) {
                return hostsCount
                        ? host(slot, new HostStages(plan, slot, direction, this, failsafes))
                        : Side.NotPoliced.INSTANCE;
            }
            program = requireNonNull(program(plan, Stage.NORMAL, direction));
        }
        StepPath path = walk(program);
        return new Side.Workload(cluster.key(slot), answer(path.outcome()), trace(path, slot));
    }

    private Side host(int slot, HostStages stages) {
        HostStage untracked = stages.untracked();
        Optional<HostStage> preDnat = stages.preDnat();
        HostStage normal = stages.normal();
        return new Side.Host(
                cluster.key(slot),
                HostStages.overall(untracked, preDnat, normal),
                untracked,
                preDnat,
                normal,
                stages.forward());
    }

    static Answer answer(int outcome) {
        return switch (outcome) {
            case Program.ALLOW -> Answer.ALLOW;
            case Program.REFUSED -> Answer.REFUSED;
            default -> Answer.DENY;
        };
    }

    /**
     * Ports of hosts that are reachable ahead of policy.
     *
     * @param inbound on the host
     * @param outbound from the host
     */
    record Failsafes(List<FailsafePort> inbound, List<FailsafePort> outbound) {}
}
