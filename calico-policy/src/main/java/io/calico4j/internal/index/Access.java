// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import io.calico4j.internal.slot.IntList;
import io.calico4j.internal.slot.SlotSet;
import io.calico4j.internal.slot.SlotUnion;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the cheapest way from a condition to the endpoints it may match.
 *
 * <p>Every leaf that is not negated names keys (labels or a name) of which a match must carry one. A conjunction needs the
 * keys of its cheapest operand only, a disjunction those of all operands. So one pass over the postfix form, with the number
 * of carriers as cost, gives the set of keys that is cheapest right now; where an operand of a disjunction has no keys, there
 * is none.
 */
final class Access {
    /** The cost where every endpoint is a candidate. */
    static final long UNBOUNDED = Long.MAX_VALUE;
    /** Sets of at most so many labels are tried one by one. */
    private static final int FEW = 8;
    /** So many carriers may be put together to spare the evaluation of one candidate. */
    private static final long WORTH_A_UNION = 64;

    private static final int MAX_UNIONS = 64;

    private final Population population;
    private final SlotUnion union = new SlotUnion();
    private final IntList parentSlots = new IntList();
    private final Map<Label, SlotSet> unions = new HashMap<>();
    private long unionsVersion;

    private long[] costs = new long[8];
    private int[] starts = new int[8];
    private int[] chosen = new int[8];
    private int chosenCount;
    private int depth;

    Access(Population population) {
        this.population = population;
    }

    /**
     * Chooses the leaves whose keys to use; {@link #chosen} tells them.
     *
     * @param withLoad whether queries already under a key count like carriers of it: for queries to be spread while there are
     *     no endpoints to go by
     * @return the cost, or {@link #UNBOUNDED} if there are no such leaves
     */
    long plan(Condition condition, boolean withLoad) {
        int[] postfix = condition.postfix();
        if (costs.length < postfix.length) {
            costs = new long[postfix.length];
            starts = new int[postfix.length];
            chosen = new int[postfix.length];
        }
        chosenCount = 0;
        depth = 0;
        for (int code : postfix) {
            if (Condition.isChain(code)) {
                depth -= Condition.chainOperands(code);
                costs[depth] = Condition.chainIsAny(code)
                        ? joinAll(depth + Condition.chainOperands(code))
                        : keepCheapest(depth + Condition.chainOperands(code));
            } else {
                starts[depth] = chosenCount;
                costs[depth] = code == Condition.TRUE
                        ? UNBOUNDED
                        : code == Condition.FALSE ? 0 : cost(condition.leaf(code), withLoad);
                if (code >= 0 && costs[depth] != UNBOUNDED) {
                    chosen[chosenCount++] = code;
                }
            }
            depth++;
        }
        return costs[0];
    }

    private long joinAll(int end) {
        long sum = 0;
        for (int i = depth; i < end; i++) {
            if (costs[i] == UNBOUNDED) {
                chosenCount = starts[depth];
                return UNBOUNDED;
            }
            sum += costs[i];
        }
        return sum;
    }

    private long keepCheapest(int end) {
        int best = depth;
        for (int i = depth + 1; i < end; i++) {
            if (costs[i] < costs[best]) {
                best = i;
            }
        }
        int length = (best + 1 < end ? starts[best + 1] : chosenCount) - starts[best];
        System.arraycopy(chosen, starts[best], chosen, starts[depth], length);
        chosenCount = starts[depth] + length;
        return costs[best];
    }

    /** Returns how many leaves the last plan chose. */
    int chosenCount() {
        return chosenCount;
    }

    /** Returns the index of a leaf that the last plan chose. */
    int chosen(int index) {
        return chosen[index];
    }

    private long cost(Leaf leaf, boolean withLoad) {
        if (leaf.negated) {
            return UNBOUNDED;
        }
        if (leaf.kind == Leaf.Kind.PRESENT || leaf.kind == Leaf.Kind.PATTERN) {
            return cost(leaf.name, withLoad);
        }
        long sum = 0;
        for (Label label : leaf.wanted) {
            sum += cost(label, withLoad);
        }
        return sum;
    }

    /** Returns how many endpoints carry a key, those counted twice that a parent only seems to give it to. */
    long cost(Key key, boolean withLoad) {
        long carriers = withLoad ? key.queries().size() : 0;
        SlotSet parents;
        if (key instanceof Label label) {
            carriers += label.endpoints.size();
            parents = label.parents();
        } else {
            LabelName name = (LabelName) key;
            carriers += name.owners;
            parents = name.parents;
        }
        if (!parents.isEmpty()) {
            parentSlots.clear();
            parents.appendTo(parentSlots);
            for (int i = 0; i < parentSlots.size(); i++) {
                carriers += population.parentAt(parentSlots.get(i)).children.size();
            }
        }
        return carriers;
    }

    /**
     * Appends endpoints among which are all that match, each once, ascending.
     *
     * @param everyone all endpoints, or a set to which the answer is to be limited
     * @param limited whether it is such a set
     * @return whether all of them match
     */
    boolean candidates(Condition condition, SlotSet everyone, boolean limited, IntList out) {
        int from = out.size();
        Leaf driver = null;
        if (plan(condition, false) >= everyone.size()) {
            everyone.appendTo(out);
        } else {
            Leaf first = chosenCount == 0 ? null : condition.leaf(chosen[0]);
            driver = chosenCount == 1 && first != null && isOwn(first) ? first : null;
            if (driver != null && driver.kind == Leaf.Kind.ONE) {
                driver.wanted[0].endpoints.appendTo(out);
            } else {
                for (int i = 0; i < chosenCount; i++) {
                    addCarriers(condition.leaf(chosen[i]));
                }
                union.drainTo(out);
            }
            if (limited) {
                everyone.retainIn(out, from);
            }
        }
        boolean exact = condition.isConjunctive();
        for (Leaf leaf : condition.required()) {
            if (leaf != driver) {
                exact &= filter(leaf, out, from);
            }
        }
        return exact;
    }

    /** Drops from a list, from an index on, endpoints for which a leaf does not hold; tells whether it dropped them all. */
    private boolean filter(Leaf leaf, IntList list, int from) {
        if (!isOwn(leaf) || leaf.wanted.length > FEW) {
            if (leaf.kind == Leaf.Kind.ONE && !leaf.negated) {
                filterByCarriers(leaf.wanted[0], list, from);
            }
            return false;
        }
        if (leaf.kind == Leaf.Kind.ONE && !leaf.negated) {
            leaf.wanted[0].endpoints.retainIn(list, from);
            return true;
        }
        int kept = from;
        for (int i = from; i < list.size(); i++) {
            int slot = list.get(i);
            if (anyContains(leaf.wanted, slot) != leaf.negated) {
                list.set(kept++, slot);
            }
        }
        list.truncate(kept);
        return true;
    }

    /**
     * Drops from a list, from an index on, endpoints that neither have a label nor a parent with it. The union of the postings
     * is kept for the next queries that want it, until somebody's labels change.
     */
    private void filterByCarriers(Label label, IntList list, int from) {
        if (unionsVersion != population.version() || unions.size() > MAX_UNIONS) {
            unions.clear();
            unionsVersion = population.version();
        }
        SlotSet carriers = unions.get(label);
        if (carriers == null) {
            if (cost(label, false) > WORTH_A_UNION * (list.size() - from)) {
                return;
            }
            addCarriers(label);
            IntList slots = new IntList();
            union.drainTo(slots);
            carriers = new SlotSet();
            for (int i = 0; i < slots.size(); i++) {
                carriers.add(slots.get(i));
            }
            unions.put(label, carriers);
        }
        carriers.retainIn(list, from);
    }

    private static boolean anyContains(Label[] labels, int slot) {
        for (Label label : labels) {
            if (label.endpoints.contains(slot)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a leaf looks for labels that no parent has, so that their postings tell for which endpoints it holds. */
    private static boolean isOwn(Leaf leaf) {
        if (leaf.kind != Leaf.Kind.ONE && leaf.kind != Leaf.Kind.AMONG) {
            return false;
        }
        for (Label label : leaf.wanted) {
            if (!label.parents().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private void addCarriers(Leaf leaf) {
        if (leaf.kind == Leaf.Kind.ONE || leaf.kind == Leaf.Kind.AMONG) {
            for (Label label : leaf.wanted) {
                addCarriers(label);
            }
            return;
        }
        for (Label label : leaf.name.values.values()) {
            if (leaf.holds(label)) {
                addCarriers(label);
            }
        }
    }

    private void addCarriers(Label label) {
        label.endpoints.addTo(union);
        if (!label.parents().isEmpty()) {
            parentSlots.clear();
            label.parents().appendTo(parentSlots);
            for (int i = 0; i < parentSlots.size(); i++) {
                population.parentAt(parentSlots.get(i)).children.addTo(union);
            }
        }
    }
}
