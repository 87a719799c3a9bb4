// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import io.calico4j.internal.policy.compile.Plan;
import io.calico4j.internal.policy.compile.Stage;
import io.calico4j.internal.policy.table.Program;
import io.calico4j.internal.policy.table.StepPath;
import io.calico4j.net.IpAddress;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.stack.Direction;
import java.util.List;
import java.util.Optional;

/**
 * The stages that a flow passes at a host endpoint.
 *
 * <p>Authority: Calico v3.32, felix/rules/endpoints.go and static.go.
 */
final class HostStages {
    private final Plan plan;
    private final int slot;
    private final Direction direction;
    private final Evaluation evaluation;
    private final Evaluation.Failsafes failsafes;

    HostStages(Plan plan, int slot, Direction direction, Evaluation evaluation, Evaluation.Failsafes failsafes) {
        this.plan = plan;
        this.slot = slot;
        this.direction = direction;
        this.evaluation = evaluation;
        this.failsafes = failsafes;
    }

    /** Before connection tracking; leaves no trace. */
    HostStage untracked() {
        return new HostStage(stage(Stage.UNTRACKED).outcome(), List.of());
    }

    /** Before destination translation; there is no such stage on the way out. */
    Optional<HostStage> preDnat() {
        return direction == Direction.INGRESS ? Optional.of(stage(Stage.PRE_DNAT)) : Optional.empty();
    }

    HostStage normal() {
        return stage(Stage.NORMAL);
    }

    /** Without any policy on forwarded traffic, in whichever direction, it is let through; there are no failsafe ports. */
    HostStage forward() {
        return plan.lists().forward().isEmpty()
                ? new HostStage(HostStage.Outcome.ALLOW, List.of())
                : stage(Stage.FORWARD);
    }

    private HostStage stage(Stage stage) {
        Program program = evaluation.program(plan, stage, direction);
        if (program == null) {
            return HostStage.SILENT;
        }
        if (stage != Stage.FORWARD && isFailsafe(stage == Stage.UNTRACKED)) {
            return new HostStage(HostStage.Outcome.FAILSAFE, List.of());
        }
        StepPath path = evaluation.walk(program);
        return new HostStage(outcome(path.outcome()), evaluation.trace(path, slot));
    }

    private static HostStage.Outcome outcome(int outcome) {
        return switch (outcome) {
            case Program.ALLOW -> HostStage.Outcome.ALLOW;
            case Program.NONE -> HostStage.Outcome.NONE;
            default -> HostStage.Outcome.DENY;
        };
    }

    /** Before connection tracking replies to failsafe ports of the other direction count too. */
    private boolean isFailsafe(boolean beforeTracking) {
        List<FailsafePort> own = direction == Direction.INGRESS ? failsafes.inbound() : failsafes.outbound();
        List<FailsafePort> others = direction == Direction.INGRESS ? failsafes.outbound() : failsafes.inbound();
        Flow flow = evaluation.flow();
        return matches(own, flow.destinationPort()) || (beforeTracking && matches(others, flow.sourcePort()));
    }

    private boolean matches(List<FailsafePort> ports, int port) {
        IpAddress other = direction == Direction.INGRESS ? evaluation.source() : evaluation.destination();
        for (FailsafePort failsafe : ports) {
            if (failsafe.protocol() == evaluation.flow().protocol()
                    && failsafe.port() == port
                    && failsafe.net().map(net -> net.contains(other)).orElse(true)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the first decision on the host's own traffic; failsafe ports let it through where no stage decides. */
    static Answer overall(HostStage untracked, Optional<HostStage> preDnat, HostStage normal) {
        for (HostStage stage : List.of(untracked, preDnat.orElse(HostStage.SILENT), normal)) {
            if (Side.Host.decides(stage)) {
                return stage.outcome() == HostStage.Outcome.ALLOW ? Answer.ALLOW : Answer.DENY;
            }
        }
        return Answer.ALLOW;
    }
}
