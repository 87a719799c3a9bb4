// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import io.calico4j.internal.policy.rule.CompiledRule;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes steps and programs; programs of the same steps are one. Confined to one thread. */
public final class ProgramFactory {
    private final ShapeCatalog shapes = new ShapeCatalog();
    private final Map<List<Step>, Program> programs = new HashMap<>();

    /** Returns the step of a rule; see {@link Step}. */
    public Step step(CompiledRule rule, int outcome, Step.Origin origin) {
        return Step.of(rule, shapes.number(rule.shape()), outcome, origin);
    }

    /** Returns the program of these steps. */
    public Program program(Step[] steps) {
        return programs.computeIfAbsent(Arrays.asList(steps), same -> new Program(steps, mapOf(steps)));
    }

    private TrafficMap mapOf(Step[] steps) {
        BitSet used = new BitSet();
        for (Step step : steps) {
            if (step.shape() >= 0) {
                used.set(step.shape());
            }
        }
        return shapes.mapOf(used);
    }

    /** Returns the classification of flows for all programs made so far. */
    public Traffic traffic() {
        return shapes.traffic();
    }

    /** Forgets the programs made so far; those in use stay valid, but equal ones will be made again. */
    public void forget() {
        programs.clear();
    }
}
