// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static java.util.Objects.requireNonNull;

import io.calico4j.internal.policy.compile.Plan;
import io.calico4j.internal.policy.table.PathPicture;
import io.calico4j.internal.policy.table.Step;
import io.calico4j.internal.policy.table.StepPath;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The steps of a path as a list, and the answer they lead to. Immutable; one list serves every flow that takes the path. */
final class Steps extends AbstractList<TraceStep> implements RandomAccess, PathPicture {
    private static final List<String> NO_NAMES = List.of();
    private static final TraceStep[] NONE = {};
    private static final int FIELDS = 3;

    private final Answer answer;
    private final int size;
    /* Most paths have up to three steps; that these stand here saves fetching an array from memory. */
    private final @Nullable TraceStep first;
    private final @Nullable TraceStep second;
    private final @Nullable TraceStep third;
    private final TraceStep[] more;
    /** The path, if it leads through a profile, whose name then depends on the endpoint; else null. */
    private final @Nullable StepPath general;

    private Steps(StepPath path, @Nullable StepPath general, List<String> profiles) {
        this.answer = Evaluation.answer(path.outcome());
        this.general = general;
        List<Step> steps = path.steps();
        this.size = steps.size();
        this.first = size > 0 ? shown(steps.get(0), profiles) : null;
        this.second = size > 1 ? shown(steps.get(1), profiles) : null;
        this.third = size > 2 ? shown(steps.get(2), profiles) : null;
        this.more = size > FIELDS ? new TraceStep[size - FIELDS] : NONE;
        for (int i = FIELDS; i < size; i++) {
            more[i - FIELDS] = shown(steps.get(i), profiles);
        }
    }

    /** Returns the steps of a path; where it leads through a profile, {@link #at} has to be asked for those of an endpoint. */
    static Steps of(StepPath path) {
        return path.isOfProfile() ? new Steps(path, path, NO_NAMES) : new Steps(path, null, NO_NAMES);
    }

    /** Returns the steps of a path that one flow takes to an endpoint with these profiles. */
    static Steps of(StepPath path, List<String> profiles) {
        return new Steps(path, null, profiles);
    }

    /** Tells whether the steps differ between endpoints, so that {@link #at} has to be asked. */
    boolean isGeneral() {
        return general != null;
    }

    /** Returns these steps as they are at endpoints of a plan. */
    Steps at(Plan plan) {
        StepPath path = requireNonNull(general);
        int number = System.identityHashCode(path);
        if (plan.picture(number) instanceof Special known && known.path.equals(path)) {
            return known.steps;
        }
        Steps made = new Steps(path, null, plan.profiles());
        plan.keepPicture(number, new Special(path, made));
        return made;
    }

    /** The steps of a path at endpoints of one plan. */
    private record Special(StepPath path, Steps steps) {}

    /** Returns what they lead to. */
    Answer answer() {
        return answer;
    }

    @Override
    public TraceStep get(int index) {
        TraceStep step = switch (Objects.checkIndex(index, size)) {
            case 0 -> first;
            case 1 -> second;
            case 2 -> third;
            default -> more[index - FIELDS];
        };
        return requireNonNull(step);
    }

    @Override
    public int size() {
        return size;
    }

    /** Returns what shows of a step; that of a policy's step is the same for every endpoint and made once. */
    private static TraceStep shown(Step step, List<String> profiles) {
        if (step.picture() instanceof TraceStep known) {
            return known;
        }
        Step.Origin origin = step.origin();
        if (origin.profile() >= 0) {
            String name = profiles.isEmpty() ? "" : profiles.get(origin.profile());
            return new TraceStep.ByProfile(name, origin.index(), origin.action());
        }
        TraceStep made = shown(origin);
        step.keepPicture(made);
        return made;
    }

    private static TraceStep shown(Step.Origin origin) {
        if (origin.policy().isEmpty()) {
            return new TraceStep.ByNoProfile();
        }
        return origin.index() < 0
                ? new TraceStep.ByTierEnd(origin.tier(), origin.policy().get(), origin.action())
                : new TraceStep.ByRule(origin.tier(), origin.policy().get(), origin.index(), origin.action());
    }
}
