// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.migrate;

import io.calico4j.path.change.ChangePlan;
import io.calico4j.path.change.ChangeStep;
import io.calico4j.path.change.NodePair;
import io.calico4j.path.change.PairState;
import java.util.List;
import java.util.stream.Stream;

/** What the command {@code migrate} answers; the form of its JSON. */
record MigrateAnswer(String verdict, int nodes, boolean complete, List<Step> steps, Step allAtOnce) {
    private static final int SHOWN = 3;

    /** One step. */
    record Step(
            String title, String why, String verdict, int podMtu, Count during, Count after, List<String> affected) {}

    /** How many pairs of nodes are in each state. */
    record Count(long reachable, long lossy, long cut) {}

    static MigrateAnswer of(ChangePlan plan) {
        return new MigrateAnswer(
                plan.verdict().text(),
                plan.nodes().size(),
                plan.complete(),
                plan.steps().stream().map(MigrateAnswer::step).toList(),
                step(plan.direct()));
    }

    private static Step step(ChangeStep step) {
        List<String> affected = step.pairs().stream()
                .filter(p -> !p.reason().isEmpty())
                .map(MigrateAnswer::text)
                .toList();
        return new Step(
                step.title(),
                step.why(),
                step.verdict().text(),
                step.podMtuBytes(),
                new Count(step.during(PairState.REACHABLE), step.during(PairState.LOSSY), step.during(PairState.CUT)),
                new Count(step.after(PairState.REACHABLE), step.after(PairState.LOSSY), step.after(PairState.CUT)),
                affected.size() > SHOWN
                        ? Stream.concat(
                                        affected.stream().limit(SHOWN),
                                        Stream.of("and " + (affected.size() - SHOWN) + " more"))
                                .toList()
                        : affected);
    }

    private static String text(NodePair pair) {
        return pair.from() + " -> " + pair.to() + ": " + pair.reason();
    }
}
