// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import io.calico4j.internal.slot.Slots;
import io.calico4j.label.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The selectors that stand in an index, and the keys through which an endpoint finds those it may match.
 *
 * <p>Each query stands under all keys of one access path, chosen by what endpoints carried at the time. The choice ages; a
 * query that is evaluated too often in vain looks for a better one, and waits twice as long before the next try if there is
 * none.
 */
final class Queries {
    /** A query moves if that makes it this much cheaper to miss. */
    private static final int WORTH_MOVING = 2;

    private static final int MAX_PATIENCE = 1 << 20;

    private final Population population;
    private final Access access;
    private final Map<String, Query> byText = new HashMap<>();
    private final List<@Nullable Query> bySlot = new ArrayList<>();
    private final Slots slots = new Slots();
    private final List<Query> impatient = new ArrayList<>();
    private long[] masks = new long[16];
    private int namesMentioned;

    /** The queries that no key leads to. */
    final QueryList unkeyed = new QueryList();

    Queries(Population population, Access access) {
        this.population = population;
        this.access = access;
    }

    @Nullable
    Query find(Selector selector) {
        return byText.get(selector.canonical());
    }

    Query at(int slot) {
        Query query = bySlot.get(slot);
        if (query == null) {
            throw new IllegalStateException("no query in slot " + slot);
        }
        return query;
    }

    /** Returns the mask of the query in a slot, without touching the query. */
    long maskAt(int slot) {
        return masks[slot];
    }

    /** Compiles and registers a selector that is not there yet. */
    Query add(Selector selector) {
        Condition condition = ConditionCompiler.compile(selector, population);
        Set<QueryList> mentioned = new LinkedHashSet<>();
        for (int i = 0; i < condition.leaves(); i++) {
            Leaf leaf = condition.leaf(i);
            if (leaf.name.bit == 0) {
                leaf.name.bit = 1L << namesMentioned++ % Query.NAME_BITS;
            }
            mentioned.add(leaf.name.mentions);
            if (leaf.kind == Leaf.Kind.PRESENT || leaf.kind == Leaf.Kind.PATTERN) {
                mentioned.add(leaf.name.patterns);
            }
            for (Label label : leaf.wanted) {
                mentioned.add(label.openMentions());
            }
        }
        Query query = new Query(selector.canonical(), slots.take(), condition);
        for (QueryList list : mentioned) {
            query.mentions.add(list.add(query));
        }
        byText.put(query.text, query);
        while (bySlot.size() <= query.slot) {
            bySlot.add(null);
        }
        bySlot.set(query.slot, query);
        if (query.slot >= masks.length) {
            masks = Arrays.copyOf(masks, Math.max(query.slot + 1, masks.length * 2));
        }
        masks[query.slot] = query.mask();
        settle(query, access.plan(condition, true));
        return query;
    }

    /** Puts a query under the keys of the plan made last, which has the given cost. */
    private void settle(Query query, long cost) {
        unsettle(query);
        if (cost == Access.UNBOUNDED) {
            query.homes.add(unkeyed.add(query));
            return;
        }
        Set<Key> keys = new LinkedHashSet<>();
        for (int i = 0; i < access.chosenCount(); i++) {
            Leaf leaf = query.condition.leaf(access.chosen(i));
            if (leaf.kind == Leaf.Kind.PRESENT || leaf.kind == Leaf.Kind.PATTERN) {
                keys.add(leaf.name);
            } else {
                keys.addAll(List.of(leaf.wanted));
            }
        }
        query.keys = List.copyOf(keys);
        for (Key key : query.keys) {
            query.homes.add(key.openQueries().add(query));
            key.keyName().keyed(query.mask());
        }
    }

    private void unsettle(Query query) {
        query.homes.forEach(QueryList.Place::leave);
        query.homes.clear();
        for (Key key : query.keys) {
            key.keyName().unkeyed();
        }
        query.keys = List.of();
        query.misses = 0;
    }

    void remove(Query query) {
        unsettle(query);
        query.mentions.forEach(QueryList.Place::leave);
        for (int i = 0; i < query.condition.leaves(); i++) {
            Leaf leaf = query.condition.leaf(i);
            for (Label label : leaf.wanted) {
                population.forgetIfUnused(label);
            }
            population.forgetIfUnused(leaf.name);
        }
        byText.remove(query.text);
        bySlot.set(query.slot, null);
        slots.give(query.slot);
    }

    /** Notes that a query was evaluated in vain for an endpoint that found it. */
    void missed(Query query) {
        if (++query.misses == query.patience) {
            impatient.add(query);
        }
    }

    /** Finds better keys for queries that missed too often; to be called while no list is being walked. */
    void settleImpatient() {
        if (impatient.isEmpty()) {
            return;
        }
        for (Query query : impatient) {
            long cost = 0;
            for (Key key : query.keys) {
                cost += access.cost(key, true);
            }
            query.misses = 0;
            long planned = access.plan(query.condition, true);
            if (planned <= cost / WORTH_MOVING) {
                settle(query, planned);
                query.patience = Query.PATIENCE;
            } else {
                query.patience = Math.min(query.patience * 2, MAX_PATIENCE);
            }
        }
        impatient.clear();
    }

    boolean isEmpty() {
        return byText.isEmpty() && slots.inUse() == 0 && unkeyed.isEmpty();
    }
}
