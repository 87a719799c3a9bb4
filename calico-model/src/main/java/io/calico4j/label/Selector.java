// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An expression of Calico's selector language: a condition on a label map.
 *
 * <p>A tree of four node types: {@link Everything}, {@link LabelTerm}, {@link Negation} and {@link Junction}; {@link #type()}
 * tells operators apart. Immutable. Two selectors are equal if their canonical texts are, which is the same as equal unique
 * ids; selectors that mean the same in other words are different. Nothing here is recursive: trees of any depth can be built,
 * printed, evaluated and compared.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/selector.
 */
public abstract sealed class Selector permits Everything, LabelTerm, Negation, Junction {
    /* The three caches are filled by racing threads with equal values (racy single-check idiom). */
    private @Nullable String canonical;
    private @Nullable String uniqueId;
    private @Nullable SelectorProgram program;

    Selector() {}

    /**
     * Reads a selector; text of only blanks is {@link #all()}.
     *
     * @throws SelectorSyntaxException if the text is no selector, or beyond the {@linkplain SelectorParser default limits}
     */
    public static Selector parse(String text) {
        return SelectorParser.standard().parse(text);
    }

    /** Reads a selector, or answers empty where {@link #parse} throws. */
    public static Optional<Selector> tryParse(String text) {
        return SelectorParser.standard().tryParse(text);
    }

    /** Returns {@code all()}. */
    public static Selector all() {
        return Everything.ALL;
    }

    /** Returns {@code global()}. */
    public static Selector global() {
        return Everything.GLOBAL;
    }

    /** Returns {@code !all()}, which matches nothing. */
    public static Selector none() {
        return Negation.NOTHING;
    }

    /**
     * Returns {@code has(label)}.
     *
     * @throws IllegalArgumentException if the name is empty, longer than 512 characters or has one other than {@code a-z A-Z 0-9
     *     _ . / -}; so in all factories of terms
     */
    public static LabelTerm has(String label) {
        return LabelTerm.checked(SelectorType.HAS, label);
    }

    /**
     * Returns {@code label == "value"}.
     *
     * @throws IllegalArgumentException for a bad name, or a value that holds both {@code "} and {@code '}, which the language
     *     cannot write; so in all factories of terms with values
     */
    public static LabelTerm eq(String label, String value) {
        return LabelTerm.checked(SelectorType.EQUALS, label, value);
    }

    /** Returns {@code label != "value"}, which is also true where the label is absent. */
    public static LabelTerm notEq(String label, String value) {
        return LabelTerm.checked(SelectorType.NOT_EQUALS, label, value);
    }

    /** Returns {@code label in {...}}; without values it is never true. */
    public static LabelTerm in(String label, String... values) {
        return LabelTerm.checked(SelectorType.IN, label, values);
    }

    /** Returns {@code label in {...}}; without values it is never true. */
    public static LabelTerm in(String label, Collection<String> values) {
        return in(label, values.toArray(String[]::new));
    }

    /** Returns {@code label not in {...}}, which is also true where the label is absent. */
    public static LabelTerm notIn(String label, String... values) {
        return LabelTerm.checked(SelectorType.NOT_IN, label, values);
    }

    /** Returns {@code label not in {...}}, which is also true where the label is absent. */
    public static LabelTerm notIn(String label, Collection<String> values) {
        return notIn(label, values.toArray(String[]::new));
    }

    /** Returns {@code label contains "part"}. */
    public static LabelTerm contains(String label, String part) {
        return LabelTerm.checked(SelectorType.CONTAINS, label, part);
    }

    /** Returns {@code label starts with "prefix"}. */
    public static LabelTerm startsWith(String label, String prefix) {
        return LabelTerm.checked(SelectorType.STARTS_WITH, label, prefix);
    }

    /** Returns {@code label ends with "suffix"}. */
    public static LabelTerm endsWith(String label, String suffix) {
        return LabelTerm.checked(SelectorType.ENDS_WITH, label, suffix);
    }

    /** Returns the conjunction in the given order: {@link #all()} of none, the operand itself of one. */
    public static Selector allOf(Collection<? extends Selector> operands) {
        return join(SelectorType.AND, all(), operands);
    }

    /** Returns the disjunction in the given order: {@link #none()} of none, the operand itself of one. */
    public static Selector anyOf(Collection<? extends Selector> operands) {
        return join(SelectorType.OR, none(), operands);
    }

    private static Selector join(SelectorType type, Selector ofNone, Collection<? extends Selector> operands) {
        Selector[] nodes = operands.toArray(Selector[]::new);
        return nodes.length == 0 ? ofNone : nodes.length == 1 ? nodes[0] : new Junction(type, nodes);
    }

    /** Returns what this node is. */
    public abstract SelectorType type();

    /** Returns the canonical text, which Calico prints and hashes. Computed once; complexity: linear in the text. */
    public final String canonical() {
        String known = canonical;
        if (known == null) {
            known = SelectorPrinter.print(this);
            canonical = known;
        }
        return known;
    }

    /** Returns the unique id: {@code s:} and 38 characters of base64url over the SHA-224 of the canonical text. */
    public final String uniqueId() {
        String known = uniqueId;
        if (known == null) {
            known = UniqueIds.ofSelector(canonical());
            uniqueId = known;
        }
        return known;
    }

    /** Tells whether the labels fulfil this selector. Operands are tried left to right and only as far as needed. */
    public final boolean matches(LabelLookup labels) {
        SelectorProgram known = program;
        if (known == null) {
            known = SelectorProgram.of(this);
            program = known;
        }
        return known.matches(labels);
    }

    /**
     * Returns necessary conditions for a match, by ascending label name; labels without a condition do not appear.
     *
     * <p>A summary for indexing: a match implies all of them, but not the reverse. Complexity: {@code O(n log n)} in the size of
     * the selector.
     */
    public final SortedMap<String, LabelRestriction> restrictions() {
        return fold(new RestrictionFold()).result();
    }

    /** Returns the label terms in text order, repeated ones as often as they stand there. */
    public final List<LabelTerm> terms() {
        List<LabelTerm> terms = new ArrayList<>();
        SelectorWalk.leaves(this, leaf -> {
            if (leaf instanceof LabelTerm term) {
                terms.add(term);
            }
        });
        return Collections.unmodifiableList(terms);
    }

    /** Computes a value bottom up: operands before the node that holds them, left before right, without recursion. */
    public final <T> T fold(SelectorFold<T> fold) {
        return SelectorWalk.fold(this, fold);
    }

    /**
     * Returns this selector with each leaf ({@link Everything} or {@link LabelTerm}) replaced by what the function gives.
     *
     * <p>The shape above the leaves stays as it is; {@code this} comes back if nothing changed.
     */
    public final Selector mapLeaves(Function<? super Selector, ? extends Selector> function) {
        return fold(new LeafRewriter(function));
    }

    /**
     * Returns this selector on labels with prefixed names; {@code all()} and {@code global()} stay.
     *
     * <p>The new names are not checked for length: with more than 512 characters the canonical text does not parse again.
     */
    public final Selector prefixLabels(String prefix) {
        return prefix.isEmpty()
                ? this
                : mapLeaves(leaf -> leaf instanceof LabelTerm term ? term.withLabel(prefix + term.label()) : leaf);
    }

    /** Returns {@code (this && other)}; conjunctions on either side are joined into one. */
    public final Selector and(Selector other) {
        return joined(SelectorType.AND, other);
    }

    /** Returns {@code (this || other)}; disjunctions on either side are joined into one. */
    public final Selector or(Selector other) {
        return joined(SelectorType.OR, other);
    }

    /** Returns {@code !this}; the negation of a negation is its operand. */
    public final Selector negate() {
        return this instanceof Negation negation ? negation.operand() : new Negation(this);
    }

    private Selector joined(SelectorType type, Selector other) {
        Selector[] left = operandsUnder(type);
        Selector[] right = other.operandsUnder(type);
        Selector[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return new Junction(type, all);
    }

    private Selector[] operandsUnder(SelectorType type) {
        return this instanceof Junction junction && type() == type ? junction.nodes : new Selector[] {this};
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Selector selector
                        && type() == selector.type()
                        && canonical().equals(selector.canonical()));
    }

    @Override
    public final int hashCode() {
        return canonical().hashCode();
    }

    /** Returns the canonical text. */
    @Override
    public final String toString() {
        return canonical();
    }
}
