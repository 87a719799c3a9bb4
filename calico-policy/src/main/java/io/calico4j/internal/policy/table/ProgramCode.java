// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import io.calico4j.internal.policy.rule.CompiledRule;
import io.calico4j.policy.flow.Flow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The code of a {@link Program}: for each class of traffic a sequence of entries, each a test, what follows from a match, and the step
 * they come from; of a step that leaves no trace the complement. Immutable. It is one array, as most of the time goes into fetching
 * it: first where each sequence begins.
 *
 * <p>The upper bits of a test say its sort, the lower ones the set of addresses, or the step whose rule has to be tested. What
 * follows is an outcome, which is negative, or the place where to go on. Equal sequences are stored once.
 */
final class ProgramCode {
    private static final int SORT = 28;
    private static final int OPERAND = (1 << SORT) - 1;
    private static final int ALWAYS = 0;
    private static final int SOURCE_IN = 1;
    private static final int SOURCE_OUT = 2;
    private static final int DESTINATION_IN = 3;
    private static final int DESTINATION_OUT = 4;
    private static final int GENERAL = 5;

    private static final int WIDTH = 3;
    private static final int NEXT = 1;
    private static final int STEP = 2;

    private final int[] code;
    private final CompiledRule[] rules;

    private ProgramCode(int[] code, CompiledRule[] rules) {
        this.code = code;
        this.rules = rules;
    }

    int start(int trafficClass) {
        return code[trafficClass];
    }

    int run(int start, Flow flow, int source, int destination, SpotTable spots) {
        int at = start;
        while (at >= 0) {
            int match = match(at, flow, source, destination, spots);
            at = match < 0 ? match : code[match + NEXT];
        }
        return at;
    }

    /** Does what {@link #run} does, and hands over the places of the steps that matched and leave a trace. */
    int walk(int start, Flow flow, int source, int destination, SpotTable spots, IntConsumer path) {
        int at = start;
        while (at >= 0) {
            int match = match(at, flow, source, destination, spots);
            if (match >= 0 && code[match + STEP] >= 0) {
                path.accept(code[match + STEP]);
            }
            at = match < 0 ? match : code[match + NEXT];
        }
        return at;
    }

    /** Returns where the first entry from here on stands that matches, or {@link Program#REFUSED}. */
    private int match(int from, Flow flow, int source, int destination, SpotTable spots) {
        int at = from;
        int matched = test(code[at], flow, source, destination, spots);
        while (matched == CompiledRule.NO_MATCH) {
            at += WIDTH;
            matched = test(code[at], flow, source, destination, spots);
        }
        return matched == CompiledRule.REFUSED ? Program.REFUSED : at;
    }

    private int step(int at) {
        int step = code[at + STEP];
        return step < 0 ? ~step : step;
    }

    private int test(int test, Flow flow, int source, int destination, SpotTable spots) {
        int operand = test & OPERAND;
        return switch (test >>> SORT) {
            case ALWAYS -> CompiledRule.MATCH;
            case SOURCE_IN -> spots.contains(source, operand) ? CompiledRule.MATCH : CompiledRule.NO_MATCH;
            case SOURCE_OUT -> spots.contains(source, operand) ? CompiledRule.NO_MATCH : CompiledRule.MATCH;
            case DESTINATION_IN -> spots.contains(destination, operand) ? CompiledRule.MATCH : CompiledRule.NO_MATCH;
            case DESTINATION_OUT -> spots.contains(destination, operand) ? CompiledRule.NO_MATCH : CompiledRule.MATCH;
            default -> rules[operand].testRest(flow, source, destination, spots);
        };
    }

    /**
     * The code of a class of traffic as tests of one end, written out.
     *
     * @param key equal for codes with equal entries
     * @param entries the entries
     * @param steps the step that each entry comes from
     */
    record Listing(List<Integer> key, List<RowSets.Entry> entries, List<Step> steps) {}

    /**
     * Writes out the code of a class of traffic; null where it looks at both ends, at more than sets of addresses, or can lead to
     * something other than allowing and denying.
     *
     * @param ofSource whether the code is to look at the source
     */
    @Nullable
    Listing listing(int trafficClass, boolean ofSource, Program program) {
        int start = start(trafficClass);
        List<RowSets.Entry> entries = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<Integer> key = new ArrayList<>();
        int end = start;
        for (int at = start; at <= end; at += WIDTH) {
            int next = code[at + NEXT];
            Step step = program.step(step(at));
            CompiledRule rule = step.rule();
            Optional<List<CompiledRule.SetTest>> tests = rule == null ? Optional.of(List.of()) : rule.setTests();
            if (next < Program.DENY
                    || tests.isEmpty()
                    || tests.get().stream().anyMatch(test -> test.ofSource() != ofSource)) {
                return null;
            }
            boolean last = next < 0 && code[at] == ALWAYS && at == end;
            end = Math.max(end, next >= 0 ? next : last ? end : at + WIDTH);
            int[] in = sets(tests.get(), false);
            int[] out = sets(tests.get(), true);
            int target = next < 0 ? next : (next - start) / WIDTH;
            entries.add(new RowSets.Entry(in, out, target));
            steps.add(step);
            addKey(key, in, out, target);
        }
        return new Listing(key, entries, steps);
    }

    private static int[] sets(List<CompiledRule.SetTest> tests, boolean negated) {
        return tests.stream()
                .filter(test -> test.negated() == negated)
                .mapToInt(test -> test.set().id())
                .toArray();
    }

    private static void addKey(List<Integer> key, int[] in, int[] out, int target) {
        for (int set : in) {
            key.add(set);
        }
        for (int set : out) {
            key.add(~set);
        }
        key.add(Integer.MIN_VALUE + 8 + target);
    }

    static ProgramCode of(Program program) {
        Writer writer = new Writer(program);
        int classes = program.map().size();
        int[] starts = new int[classes];
        for (int i = 0; i < classes; i++) {
            starts[i] = writer.write(i);
        }
        int[] packed = new int[classes + writer.length / 2 * WIDTH];
        for (int i = 0; i < classes; i++) {
            packed[i] = classes + starts[i] / 2 * WIDTH;
        }
        for (int at = 0; at < writer.length; at += 2) {
            int next = writer.code[at + 1];
            int to = classes + at / 2 * WIDTH;
            packed[to] = writer.code[at];
            packed[to + NEXT] = next < 0 ? next : classes + next / 2 * WIDTH;
            int step = writer.steps[at / 2];
            packed[to + STEP] = program.step(step).origin().silent() ? ~step : step;
        }
        return new ProgramCode(packed, writer.rules());
    }

    /** Writes the code of one class of traffic after the other. */
    private static final class Writer {
        private final Program program;
        private int[] code = new int[64];
        private int[] steps = new int[32];
        private int length;
        private final int[] blockStarts;

        Writer(Program program) {
            this.program = program;
            this.blockStarts = new int[program.size() + 1];
        }

        int write(int trafficClass) {
            int start = length;
            int block = 0;
            boolean reachable = true;
            blockStarts[0] = start;
            for (int i = 0; i < program.size(); i++) {
                Step step = program.step(i);
                if (i > 0 && program.step(i - 1).endsBlockBefore(step)) {
                    blockStarts[++block] = length;
                    reachable = true;
                }
                if (reachable && (step.rule() == null || program.map().admits(trafficClass, step.shape()))) {
                    int test = test(step.rule(), i);
                    add(test, step.outcome() == Program.NEXT ? block + 1 : step.outcome(), i);
                    reachable = test != ALWAYS;
                }
            }
            for (int at = start; at < length; at += 2) {
                if (code[at + 1] >= 0) {
                    code[at + 1] = blockStarts[code[at + 1]];
                }
            }
            return shared(start);
        }

        /** Returns where an equal sequence stands, and drops this one if there is one before it. */
        private int shared(int start) {
            // Jumps stay inside a sequence, so equal sequences differ by the distance of their places in every jump.
            int size = length - start;
            for (int other = 0; other + size <= start; other += 2) {
                if (equal(other, start, size)) {
                    length = start;
                    return other;
                }
            }
            return start;
        }

        private boolean equal(int a, int b, int size) {
            for (int i = 0; i < size; i += 2) {
                int jumpA = code[a + i + 1];
                int jumpB = code[b + i + 1];
                boolean ends = jumpA < 0 || jumpB < 0;
                boolean sameJump = ends ? jumpA == jumpB : jumpA - a == jumpB - b;
                if (code[a + i] != code[b + i] || !sameJump || steps[(a + i) >> 1] != steps[(b + i) >> 1]) {
                    return false;
                }
            }
            return true;
        }

        private static int test(@Nullable CompiledRule rule, int step) {
            if (rule == null) {
                return ALWAYS;
            }
            return switch (rule.residue()) {
                case NOTHING -> ALWAYS;
                case ONE_SET -> {
                    CompiledRule.SetTest test = rule.setTest();
                    int sort = test.ofSource()
                            ? (test.negated() ? SOURCE_OUT : SOURCE_IN)
                            : (test.negated() ? DESTINATION_OUT : DESTINATION_IN);
                    yield (sort << SORT) | test.set().id();
                }
                case GENERAL -> (GENERAL << SORT) | step;
            };
        }

        private void add(int test, int outcome, int step) {
            if (length == code.length) {
                code = Arrays.copyOf(code, 2 * length);
                steps = Arrays.copyOf(steps, length);
            }
            code[length] = test;
            code[length + 1] = outcome;
            steps[length >> 1] = step;
            length += 2;
        }

        /** Returns the rules by step; empty places where a step has none that needs testing. */
        private CompiledRule[] rules() {
            int last = -1;
            for (int at = 0; at < length; at += 2) {
                if (code[at] >>> SORT == GENERAL) {
                    last = Math.max(last, code[at] & OPERAND);
                }
            }
            CompiledRule[] rules = new CompiledRule[last + 1];
            for (int i = 0; i <= last; i++) {
                CompiledRule rule = program.step(i).rule();
                if (rule != null) {
                    rules[i] = rule;
                }
            }
            return rules;
        }
    }
}
