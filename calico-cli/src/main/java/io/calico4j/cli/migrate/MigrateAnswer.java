// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.migrate;

import io.calico4j.path.change.ChangePlan;
import io.calico4j.path.change.ChangeStep;
import io.calico4j.path.change.NodeGroup;
import io.calico4j.path.change.PairState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the command {@code migrate} answers; the form of its JSON. */
record MigrateAnswer(
        String verdict, int nodes, List<String> assumptions, List<Group> groups, List<Step> steps, Step allAtOnce) {
    private static final int LETTERS = 26;

    /** Nodes that are alike. */
    record Group(String name, List<String> subnets, List<String> nodes) {}

    /** One step. */
    record Step(String title, String why, String verdict, int podMtu, Count during, Count after, List<Pair> pairs) {}

    /** How many pairs of nodes are in each state. */
    record Count(long reachable, long lossy, long cut) {}

    /** What becomes of packets from the nodes of one group to those of another. */
    record Pair(String from, String to, String during, String after, long count, String reason) {}

    static MigrateAnswer of(ChangePlan plan, List<String> assumptions) {
        List<Group> groups = IntStream.range(0, plan.groups().size())
                .mapToObj(i -> group(i, plan.groups().get(i)))
                .toList();
        Map<String, String> groupOf = new HashMap<>();
        groups.forEach(g -> g.nodes().forEach(n -> groupOf.put(n, g.name())));
        return new MigrateAnswer(
                plan.verdict().text(),
                groupOf.size(),
                assumptions,
                groups,
                plan.steps().stream().map(s -> step(s, groupOf)).toList(),
                step(plan.direct(), groupOf));
    }

    private static Group group(int index, NodeGroup group) {
        return new Group(name(index), group.subnets(), group.nodes());
    }

    /** A to Z, then AA and so on. */
    private static String name(int index) {
        String last = String.valueOf((char) ('A' + index % LETTERS));
        return index < LETTERS ? last : name(index / LETTERS - 1) + last;
    }

    private static Step step(ChangeStep step, Map<String, String> groupOf) {
        return new Step(
                step.title(),
                step.why(),
                step.verdict().text(),
                step.podMtuBytes(),
                new Count(step.during(PairState.REACHABLE), step.during(PairState.LOSSY), step.during(PairState.CUT)),
                new Count(step.after(PairState.REACHABLE), step.after(PairState.LOSSY), step.after(PairState.CUT)),
                step.pairs().stream()
                        .map(p -> new Pair(
                                groupOf.getOrDefault(p.from(), ""),
                                groupOf.getOrDefault(p.to(), ""),
                                p.during().text(),
                                p.after().text(),
                                p.count(),
                                p.reason()))
                        .toList());
    }
}
