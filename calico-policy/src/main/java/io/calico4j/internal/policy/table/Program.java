// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import io.calico4j.policy.flow.Flow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that one direction of an endpoint asks, in order: a block for each tier and each profile, shared by all endpoints
 * with equal policies and equal profiles.
 *
 * <p>For each class of traffic there is a code in which only the rules stand that admit it, each as two numbers: what to test and
 * what follows from a match. {@link #run} and {@link #walk} read the same code; the one remembers nothing, the other the steps that
 * matched. Safe for any number of threads; the code is made when it is first needed (racy single-check idiom).
 */
public final class Program {
    /** The flow is allowed. */
    public static final int ALLOW = -1;
    /** The flow is denied. */
    public static final int DENY = -2;
    /** No decision: something else decides. */
    public static final int NONE = -3;
    /** The flow is refused, as something about it is invalid. */
    public static final int REFUSED = -4;
    /** As the outcome of a step: the next block goes on. */
    public static final int NEXT = -5;

    private final Step[] steps;
    private final TrafficMap map;
    private final int mapNumber;
    private @Nullable ProgramCode code;
    /** Where the tables are; set once, before the program is handed to other threads. */
    private int tables = Tabulator.NO_TABLE;

    /**
     * Creates a program.
     *
     * @param steps block by block; the last one always matches
     * @param map the classes of traffic that their rules' shapes tell apart
     */
    Program(Step[] steps, TrafficMap map) {
        this.steps = steps;
        this.map = map;
        this.mapNumber = map.number();
    }

    /** Returns the number of steps for all classes of traffic. */
    public int size() {
        return steps.length;
    }

    /** Returns a step. */
    public Step step(int index) {
        return steps[index];
    }

    TrafficMap map() {
        return map;
    }

    ProgramCode code() {
        ProgramCode known = code;
        if (known == null) {
            known = ProgramCode.of(this);
            code = known;
        }
        return known;
    }

    /** Returns where its tables are, the table of the first class of traffic first; {@link Tabulator#NO_TABLE} if it has none. */
    int tables() {
        return tables;
    }

    void tables(int place) {
        this.tables = place;
    }

    int mapNumber() {
        return mapNumber;
    }

    /**
     * Decides a flow. Allocates nothing once the code is made.
     *
     * @param cell the cell of its traffic
     * @return {@link #ALLOW}, {@link #DENY}, {@link #NONE} or {@link #REFUSED}
     */
    int run(Flow flow, int source, int destination, int cell, SpotTable spots, Traffic traffic) {
        ProgramCode ready = code();
        return ready.run(ready.start(traffic.classOf(mapNumber, cell)), flow, source, destination, spots);
    }

    /** Decides a flow as {@link #run} does, and returns the steps that matched and leave a trace with the outcome. */
    public StepPath walk(Flow flow, int source, int destination, int cell, SpotTable spots, Traffic traffic) {
        ProgramCode ready = code();
        List<Step> path = new ArrayList<>(4);
        int start = ready.start(traffic.classOf(mapNumber, cell));
        int outcome = ready.walk(start, flow, source, destination, spots, place -> path.add(steps[place]));
        return new StepPath(path, outcome);
    }
}
