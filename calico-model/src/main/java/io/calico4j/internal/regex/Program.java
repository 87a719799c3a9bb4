// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.regex;

import io.calico4j.internal.regex.Node.Choice;
import io.calico4j.internal.regex.Node.One;
import io.calico4j.internal.regex.Node.Place;
import io.calico4j.internal.regex.Node.Repeat;
import io.calico4j.internal.regex.Node.Sequence;
import io.calico4j.internal.regex.Node.Where;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as a non-deterministic automaton, run over all its states at once.
 *
 * <p>A state accepts a character and goes on to the next, asks for a place, or forks in two. Complexity of matching: the length of the
 * text times the number of states.
 *
 * <p>Source: Russ Cox, "Regular Expression Matching: the Virtual Machine Approach" (2009).
 */
final class Program {
    private record State(
            @Nullable IntPredicate accepts, @Nullable Where where, int next, int other) {}

    private static final int NONE = -1;

    private final List<State> states = new ArrayList<>();
    private final int start;
    private final int matched;

    Program(Node node) {
        matched = add(new State(null, null, NONE, NONE));
        start = compile(node, matched);
    }

    private int add(State state) {
        states.add(state);
        return states.size() - 1;
    }

    /** Adds states that match the node and then go on; answers the first. */
    private int compile(Node node, int next) {
        if (node instanceof One one) {
            return add(new State(one.accepts(), null, next, NONE));
        }
        if (node instanceof Place place) {
            return add(new State(null, place.where(), next, NONE));
        }
        if (node instanceof Sequence sequence) {
            int first = next;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                first = compile(sequence.parts().get(i), first);
            }
            return first;
        }
        if (node instanceof Choice choice) {
            int first = compile(choice.options().get(0), next);
            for (Node option : choice.options().subList(1, choice.options().size())) {
                first = add(new State(null, null, first, compile(option, next)));
            }
            return first;
        }
        return node instanceof Repeat repeat ? compile(repeat, next) : next;
    }

    private int compile(Repeat repeat, int next) {
        int first = next;
        if (repeat.max() < 0) {
            int loop = add(new State(null, null, NONE, next));
            states.set(loop, new State(null, null, compile(repeat.operand(), loop), next));
            first = loop;
        } else {
            for (int i = repeat.min(); i < repeat.max(); i++) {
                first = add(new State(null, null, compile(repeat.operand(), first), next));
            }
        }
        for (int i = 0; i < repeat.min(); i++) {
            first = compile(repeat.operand(), first);
        }
        return first;
    }

    /** Whether the expression matches somewhere in the text. */
    boolean isFoundIn(String text) {
        int[] characters = text.codePoints().toArray();
        BitSet now = new BitSet(states.size());
        BitSet then = new BitSet(states.size());
        for (int at = 0; at <= characters.length; at++) {
            enter(start, characters, at, now);
            if (now.get(matched)) {
                return true;
            }
            then.clear();
            for (int i = now.nextSetBit(0); at < characters.length && i >= 0; i = now.nextSetBit(i + 1)) {
                State state = states.get(i);
                if (state.accepts() != null && state.accepts().test(characters[at])) {
                    enter(state.next(), characters, at + 1, then);
                }
            }
            BitSet free = now;
            now = then;
            then = free;
        }
        return false;
    }

    /** Adds a state and all that can be reached from it without a character. */
    private void enter(int first, int[] text, int at, BitSet into) {
        List<Integer> open = new ArrayList<>(List.of(first));
        while (!open.isEmpty()) {
            int index = open.remove(open.size() - 1);
            if (into.get(index)) {
                continue;
            }
            into.set(index);
            State state = states.get(index);
            if (state.accepts() != null || (state.where() != null && !holds(state.where(), text, at))) {
                continue;
            }
            if (state.next() != NONE) {
                open.add(state.next());
            }
            if (state.other() != NONE) {
                open.add(state.other());
            }
        }
    }

    private static boolean holds(Where where, int[] text, int at) {
        boolean wordBefore = at > 0 && ClassReader.isWord(text[at - 1]);
        boolean wordAfter = at < text.length && ClassReader.isWord(text[at]);
        return switch (where) {
            case START -> at == 0;
            case END -> at == text.length;
            case LINE_START -> at == 0 || text[at - 1] == '\n';
            case LINE_END -> at == text.length || text[at] == '\n';
            case WORD_EDGE -> wordBefore != wordAfter;
            case NO_WORD_EDGE -> wordBefore == wordAfter;
        };
    }
}
