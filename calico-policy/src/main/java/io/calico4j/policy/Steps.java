// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import io.calico4j.internal.policy.compile.Plan;
import io.calico4j.internal.policy.table.Program;
import io.calico4j.internal.policy.table.Step;
import io.calico4j.internal.policy.table.Trail;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The steps of a trail as a list that makes what shows of a step when it is read. Immutable.
 *
 * <p>It keeps the rules of its endpoint alive, but not the cluster.
 */
final class Steps extends AbstractList<TraceStep> implements RandomAccess {
    private final Program program;
    private final Plan plan;
    private final long trail;

    /**
     * Creates the list.
     *
     * @param program the program that made the trail
     * @param plan the plan of the endpoint
     * @param trail the trail; not {@link Trail#TOO_LONG}
     */
    Steps(Program program, Plan plan, long trail) {
        this.program = program;
        this.plan = plan;
        this.trail = trail;
    }

    @Override
    public TraceStep get(int index) {
        return shown(program, Trail.step(trail, Objects.checkIndex(index, size())), plan);
    }

    @Override
    public int size() {
        return Trail.length(trail);
    }

    /** Returns what shows of a step; that of a policy's step is the same for every endpoint and made once. */
    static TraceStep shown(Program program, int place, Plan plan) {
        Step step = program.step(place);
        if (step.picture() instanceof TraceStep known) {
            return known;
        }
        Step.Origin origin = step.origin();
        if (origin.profile() >= 0) {
            return shown(origin, plan.profiles());
        }
        TraceStep made = shown(origin, List.of());
        step.keepPicture(made);
        return made;
    }

    private static TraceStep shown(Step.Origin origin, List<String> profiles) {
        if (origin.policy().isPresent()) {
            return origin.index() < 0
                    ? new TraceStep.ByTierEnd(origin.tier(), origin.policy().get(), origin.action())
                    : new TraceStep.ByRule(origin.tier(), origin.policy().get(), origin.index(), origin.action());
        }
        return origin.profile() < 0
                ? new TraceStep.ByNoProfile()
                : new TraceStep.ByProfile(profiles.get(origin.profile()), origin.index(), origin.action());
    }
}
