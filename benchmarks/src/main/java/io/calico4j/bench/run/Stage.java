// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.run;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Measures scenarios on the calling thread.
 *
 * <p>A scenario is a chain of phases that starts from nothing, such as: load, add, change. It is run as a whole, again
 * and again: first to warm up, until both {@link Effort#warmUpPasses()} and {@link Effort#warmUpSeconds()} are spent;
 * then {@link Effort#passes()} times under the clock, of which the best time of each phase counts; and once more with
 * full garbage collections between the phases to measure the heap that lives after each of them, above what lived
 * before the scenario. A phase whose check value is not the same in every pass fails the run.
 */
public final class Stage {
    private static final double NANOS = 1e9;

    private final String area;
    private final Effort effort;
    private final Consumer<Measurement> reports;

    /**
     * Creates a stage.
     *
     * @param area the area named in the reports
     * @param effort how often to run each scenario
     * @param reports takes each phase's measurement, in phase order
     */
    public Stage(String area, Effort effort, Consumer<Measurement> reports) {
        this.area = area;
        this.effort = effort;
        this.reports = reports;
    }

    /**
     * Measures one scenario and reports its phases.
     *
     * @throws IllegalStateException if a phase's check value differs between two passes
     */
    public void scenario(Consumer<Phases> scenario) {
        Map<String, Best> best = new LinkedHashMap<>();
        long start = System.nanoTime();
        for (int pass = 0; pass < effort.warmUpPasses() || spent(start) < effort.warmUpSeconds(); pass++) {
            scenario.accept(new Pass(best, false));
        }
        best.values().forEach(Best::forgetTime);
        for (int pass = 0; pass < effort.passes(); pass++) {
            System.gc();
            scenario.accept(new Pass(best, false));
        }
        scenario.accept(new Pass(best, true));
        best.forEach((name, phase) ->
                reports.accept(Measurement.of(area, name, phase.n, phase.nanos / NANOS, phase.heapBytes, phase.check)));
    }

    private static double spent(long start) {
        return (System.nanoTime() - start) / NANOS;
    }

    /** What is known of one phase so far. */
    private static final class Best {
        private final long n;
        private final Object check;
        private long nanos = Long.MAX_VALUE;
        private long heapBytes;

        Best(long n, Object check) {
            this.n = n;
            this.check = check;
        }

        void forgetTime() {
            nanos = Long.MAX_VALUE;
        }
    }

    /** One run of the scenario. */
    private static final class Pass implements Phases {
        private final Map<String, Best> best;
        private final boolean measureHeap;
        private final long heapBefore;
        private final List<Object> live = new ArrayList<>();

        Pass(Map<String, Best> best, boolean measureHeap) {
            this.best = best;
            this.measureHeap = measureHeap;
            this.heapBefore = measureHeap ? Heap.liveBytes() : 0;
        }

        @Override
        public <T> T phase(String name, long n, Supplier<T> work, Function<? super T, ?> check) {
            long start = System.nanoTime();
            T answer = work.get();
            long nanos = System.nanoTime() - start;
            Object value = check.apply(answer);
            Best phase = best.computeIfAbsent(name, k -> new Best(n, value));
            if (!phase.check.equals(value)) {
                throw new IllegalStateException("phase " + name + " answered " + phase.check + ", then " + value);
            }
            if (measureHeap) {
                live.add(answer);
                phase.heapBytes = heapAbove(heapBefore, live);
            } else {
                phase.nanos = Math.min(phase.nanos, nanos);
            }
            return answer;
        }

        private static long heapAbove(long before, Object live) {
            try {
                return Math.max(0, Heap.liveBytes() - before);
            } finally {
                Reference.reachabilityFence(live);
            }
        }
    }
}
