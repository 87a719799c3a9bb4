// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import io.calico4j.label.LabelTerm;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of one label, of those that all terms on it treat alike one each; see {@link SelectorReasoner}. */
final class ValueClasses {
    /** More texts than this are not made of the operands of string operators. */
    private static final int MAX_TEXTS = 4096;

    private static final String READABLE = "other";

    private final List<LabelTerm> terms;
    private final Set<BitSet> known = new HashSet<>();
    /** The representatives; null stands for the absent label. */
    final List<@Nullable String> values = new ArrayList<>();
    /** For each representative the terms that hold. */
    final List<BitSet> truths = new ArrayList<>();
    /** Whether there may be classes that none of the values is in. */
    final boolean incomplete;
    /** How many terms were evaluated. */
    long steps;

    /**
     * Collects the classes.
     *
     * @param terms all terms on the label
     * @param budget how many terms to evaluate at most
     */
    ValueClasses(List<LabelTerm> terms, long budget) {
        this.terms = terms;
        Set<String> constants = new LinkedHashSet<>();
        Set<String> prefixes = new LinkedHashSet<>(List.of(""));
        Set<String> suffixes = new LinkedHashSet<>(List.of(""));
        Set<String> parts = new LinkedHashSet<>();
        for (LabelTerm term : terms) {
            switch (term.type()) {
                case EQUALS, NOT_EQUALS, IN, NOT_IN -> constants.addAll(term.values());
                case STARTS_WITH -> prefixes.addAll(term.values());
                case ENDS_WITH -> suffixes.addAll(term.values());
                case CONTAINS -> parts.addAll(term.values());
                default -> {}
            }
        }
        parts.remove("");
        String fresh = freshCharacter(constants, prefixes, suffixes, parts);
        add(null);
        addOther(fresh);
        boolean spent = false;
        for (String constant : constants) {
            spent = spent || steps > budget;
            if (!spent) {
                add(constant);
            }
        }
        incomplete = !addTexts(fresh, prefixes, suffixes, List.copyOf(parts), budget) || spent;
    }

    private void add(@Nullable String value) {
        BitSet truth = truth(value);
        if (known.add(truth)) {
            values.add(value);
            truths.add(truth);
        }
    }

    private BitSet truth(@Nullable String value) {
        BitSet truth = new BitSet(terms.size());
        for (int i = 0; i < terms.size(); i++) {
            truth.set(i, terms.get(i).accepts(value));
        }
        steps += terms.size();
        return truth;
    }

    /** Adds a value that no term names: a word that is easy to read, if it is in the same class. */
    private void addOther(String fresh) {
        add(truth(READABLE).equals(truth(fresh)) ? READABLE : fresh);
    }

    private boolean addTexts(
            String fresh, Set<String> prefixes, Set<String> suffixes, List<String> parts, long budget) {
        if (parts.size() > 12 || ((long) prefixes.size() * suffixes.size()) << parts.size() > MAX_TEXTS) {
            return false;
        }
        for (String prefix : prefixes) {
            for (String suffix : suffixes) {
                for (int chosen = 0; chosen < 1 << parts.size(); chosen++) {
                    if (steps > budget) {
                        return false;
                    }
                    StringBuilder text = new StringBuilder(prefix);
                    for (int i = 0; i < parts.size(); i++) {
                        if ((chosen >> i & 1) != 0) {
                            text.append(fresh).append(parts.get(i));
                        }
                    }
                    add(text.append(fresh).append(suffix).toString());
                }
            }
        }
        return true;
    }

    /** Returns a character, as a text, that occurs in none of the operands. */
    private static String freshCharacter(
            Set<String> constants, Set<String> prefixes, Set<String> suffixes, Set<String> parts) {
        BitSet used = new BitSet();
        for (Set<String> operands : List.of(constants, prefixes, suffixes, parts)) {
            operands.forEach(operand -> operand.chars().forEach(used::set));
        }
        for (char c : "-_.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
            if (!used.get(c)) {
                return String.valueOf(c);
            }
        }
        return String.valueOf((char) used.nextClearBit(' '));
    }
}
