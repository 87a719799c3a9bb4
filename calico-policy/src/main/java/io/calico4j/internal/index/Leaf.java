// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import io.calico4j.label.LabelTerm;
import io.calico4j.label.Selector;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition on one label, told by identity where the selector names values; a step of a {@link Condition}'s program. */
final class Leaf {
    /** How a leaf looks at the label. */
    enum Kind {
        /** It is one certain label. */
        ONE,
        /** It is one of several labels. */
        AMONG,
        /** It is there. */
        PRESENT,
        /** It is there and its value has a certain part, start or end. */
        PATTERN,
        /** It does not look: the program ends here. */
        END
    }

    /** The end of the program where the selector matches. */
    static final Leaf MATCH = end();

    /** The end of the program where it does not. */
    static final Leaf MISMATCH = end();

    /** Fewer labels than this are compared one by one. */
    private static final int FEW = 8;

    final Kind kind;
    final LabelName name;
    /** Tells whether the leaf holds where the look at the label fails. */
    final boolean negated;
    /** The labels of {@link Kind#ONE} and {@link Kind#AMONG}. */
    final Label[] wanted;

    private final @Nullable Label one;
    private final Set<Label> many;
    private final LabelTerm term;
    private Leaf ifHolds = this;
    private Leaf ifNot = this;

    private Leaf(Kind kind, LabelName name, boolean negated, Label[] wanted, LabelTerm term) {
        this.kind = kind;
        this.name = name;
        this.negated = negated;
        this.wanted = wanted;
        this.one = kind == Kind.ONE ? wanted[0] : null;
        this.many = wanted.length > FEW ? new HashSet<>(Arrays.asList(wanted)) : Collections.emptySet();
        this.term = term;
    }

    /**
     * Returns the leaf of a term.
     *
     * @param opposite whether the leaf is to hold where the term does not
     */
    static Leaf of(LabelTerm term, boolean opposite, Population population) {
        LabelName name = population.name(term.label());
        return switch (term.type()) {
            case EQUALS, NOT_EQUALS, IN, NOT_IN -> {
                Label[] wanted = term.values().stream().map(name::label).toArray(Label[]::new);
                // these terms are negative if they accept that the label is absent
                boolean negated = term.accepts(null) != opposite;
                yield new Leaf(wanted.length == 1 ? Kind.ONE : Kind.AMONG, name, negated, wanted, term);
            }
            case HAS -> new Leaf(Kind.PRESENT, name, opposite, new Label[0], term);
            default -> new Leaf(Kind.PATTERN, name, opposite, new Label[0], term);
        };
    }

    private static Leaf end() {
        return new Leaf(Kind.END, new LabelName("", 0), false, new Label[0], Selector.has("end"));
    }

    /** Says where the program goes on. */
    void link(Leaf nextIfHolds, Leaf nextIfNot) {
        ifHolds = nextIfHolds;
        ifNot = nextIfNot;
    }

    /** Runs the program from this step on. */
    boolean matches(Row row) {
        Leaf at = this;
        while (at.kind != Kind.END) {
            at = at.holds(row.find(at.name)) ? at.ifHolds : at.ifNot;
        }
        return at == MATCH;
    }

    boolean holds(@Nullable Label label) {
        return sees(label) != negated;
    }

    private boolean sees(@Nullable Label label) {
        if (label == null) {
            return false;
        }
        return switch (kind) {
            case ONE -> label == one;
            case AMONG -> isWanted(label);
            case PRESENT, END -> true;
            case PATTERN -> term.accepts(label.value);
        };
    }

    private boolean isWanted(Label label) {
        if (wanted.length > FEW) {
            return many.contains(label);
        }
        for (Label candidate : wanted) {
            if (candidate == label) {
                return true;
            }
        }
        return false;
    }
}
