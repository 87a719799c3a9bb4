// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import io.calico4j.internal.text.CodePointOrder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Computes {@link Selector#restrictions()}.
 *
 * <p>Both ways of combining are associative and commutative, so operands are merged into the largest (and) or the smallest (or)
 * of them in place; each map belongs to one node only. That keeps deep and wide selectors at {@code O(n log² n)}.
 */
final class RestrictionFold implements SelectorFold<RestrictionFold.Found> {
    /** A restriction under construction. */
    private static final class Entry {
        boolean present;
        boolean absent;

        @Nullable
        Set<String> oneOf;
    }

    /** The restrictions of one node; {@code has} is set for the node {@code has(label)} alone. */
    static final class Found {
        final SortedMap<String, Entry> byLabel = new TreeMap<>(CodePointOrder.COMPARATOR);

        @Nullable
        String has;

        SortedMap<String, LabelRestriction> result() {
            TreeMap<String, LabelRestriction> result = new TreeMap<>(CodePointOrder.COMPARATOR);
            for (Map.Entry<String, Entry> found : byLabel.entrySet()) {
                Entry entry = found.getValue();
                Optional<List<String>> oneOf = Optional.ofNullable(entry.oneOf).map(List::copyOf);
                result.put(found.getKey(), new LabelRestriction(entry.present, entry.absent, oneOf));
            }
            return Collections.unmodifiableSortedMap(result);
        }
    }

    @Override
    public Found everything(Everything node) {
        return new Found();
    }

    @Override
    public Found term(LabelTerm node) {
        Found found = new Found();
        SelectorType type = node.type();
        if (type != SelectorType.NOT_EQUALS && type != SelectorType.NOT_IN) {
            Entry entry = new Entry();
            entry.present = true;
            if (type == SelectorType.EQUALS || (type == SelectorType.IN && node.operands.length > 0)) {
                entry.oneOf = new TreeSet<>(CodePointOrder.COMPARATOR);
                Collections.addAll(entry.oneOf, node.operands);
            }
            found.byLabel.put(node.label(), entry);
        }
        found.has = type == SelectorType.HAS ? node.label() : null;
        return found;
    }

    @Override
    public Found negation(Negation node, Found operand) {
        Found found = new Found();
        if (operand.has != null) {
            Entry entry = new Entry();
            entry.absent = true;
            found.byLabel.put(operand.has, entry);
        }
        return found;
    }

    @Override
    public Found junction(Junction node, List<Found> operands) {
        boolean and = node.type() == SelectorType.AND;
        int chosen = 0;
        for (int i = 1; i < operands.size(); i++) {
            int difference = operands.get(i).byLabel.size()
                    - operands.get(chosen).byLabel.size();
            chosen = and ? (difference > 0 ? i : chosen) : (difference < 0 ? i : chosen);
        }
        Found result = operands.get(chosen);
        result.has = null;
        for (int i = 0; i < operands.size(); i++) {
            if (i != chosen && and) {
                intersect(result.byLabel, operands.get(i).byLabel);
            } else if (i != chosen) {
                unite(result.byLabel, operands.get(i).byLabel);
            }
        }
        return result;
    }

    /** Both sides must hold. */
    private static void intersect(SortedMap<String, Entry> result, SortedMap<String, Entry> other) {
        for (Map.Entry<String, Entry> more : other.entrySet()) {
            Entry left = result.putIfAbsent(more.getKey(), more.getValue());
            if (left != null) {
                Entry right = more.getValue();
                left.present |= right.present;
                left.absent |= right.absent;
                left.oneOf = intersection(left.oneOf, right.oneOf);
            }
        }
    }

    private static @Nullable Set<String> intersection(@Nullable Set<String> left, @Nullable Set<String> right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        boolean leftIsSmaller = left.size() <= right.size();
        Set<String> smaller = leftIsSmaller ? left : right;
        Set<String> larger = leftIsSmaller ? right : left;
        smaller.removeIf(value -> !larger.contains(value));
        return smaller;
    }

    /** One of both sides must hold. */
    private static void unite(SortedMap<String, Entry> result, SortedMap<String, Entry> other) {
        result.entrySet().removeIf(entry -> {
            Entry right = other.get(entry.getKey());
            return right == null || !unite(entry.getValue(), right);
        });
    }

    /** Returns false if nothing is left to demand. */
    private static boolean unite(Entry left, Entry right) {
        left.present &= right.present;
        left.absent &= right.absent;
        left.oneOf = left.present ? union(left.oneOf, right.oneOf) : null;
        return left.present || left.absent;
    }

    private static @Nullable Set<String> union(@Nullable Set<String> left, @Nullable Set<String> right) {
        if (left == null || right == null) {
            return null;
        }
        boolean leftIsLarger = left.size() >= right.size();
        Set<String> larger = leftIsLarger ? left : right;
        larger.addAll(leftIsLarger ? right : left);
        return larger;
    }
}
