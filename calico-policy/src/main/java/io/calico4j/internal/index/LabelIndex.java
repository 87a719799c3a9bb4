// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import io.calico4j.internal.slot.IntList;
import io.calico4j.internal.slot.LongList;
import io.calico4j.internal.slot.SlotSet;
import io.calico4j.internal.slot.SlotTable;
import io.calico4j.internal.slot.Slots;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The relation between selectors and endpoints, kept under changes of both and of the parents that endpoints inherit labels
 * from. The common core of {@code MatchIndex} and {@code MemberIndex}; endpoints and queries are small ints here.
 *
 * <h2>How it works</h2>
 *
 * <p>{@link Population} interns names and labels, so that a label is one object, and knows the endpoints and parents that
 * carry it. {@link Condition} is a selector over those objects; equal selectors are one {@link Query}. Of the relation only one
 * direction is stored, the row of queries of each endpoint; the other follows from the conditions.
 *
 * <p>From a new query to endpoints: {@link Access} picks the labels with the fewest carriers of which a match must have one,
 * and the query is evaluated for these carriers.
 *
 * <p>From a new endpoint to queries: each query stands under the keys of one access path ({@link Queries}). The endpoint looks
 * at the keys that it carries and evaluates what stands there.
 *
 * <p>From a changed endpoint to queries: only those can change that mention a label that came or went, or ask for the presence
 * or the look of its name; these are listed by label and name. Few of them are evaluated directly. Otherwise the endpoint walks
 * its keys as a new one does, but passes over the queries whose mask of mentioned names has none of the changed.
 *
 * <p>From a changed parent: the queries that its changed labels concern are known in the same way, whatever the number of its
 * endpoints. Either each of its endpoints is treated as changed, or each of these queries looks at the parent's endpoints among
 * its candidates before and after, whichever costs less.
 *
 * <p>Labels of a parent that an endpoint hides make a candidate too much, never one too few, since every candidate is evaluated
 * against what really counts for it.
 */
public final class LabelIndex {
    /** Up to so many queries that a change concerns are evaluated without a walk over the endpoint's keys. */
    private static final int DIRECT = 8;

    /** The cost of treating one endpoint as changed, and of preparing one query, in evaluations. */
    private static final long CHILD_COST = 20;

    private static final long QUERY_COST = 12;

    private final Population population = new Population();
    private final Access access = new Access(population);
    private final Queries queries = new Queries(population, access);
    private final Events events = new Events();

    private final Slots slots = new Slots();
    private final SlotSet live = new SlotSet();
    private @Nullable Row[] rows = new Row[64];
    private final SlotTable matches = new SlotTable();

    private final Changes changes = new Changes();
    private final Changes parentChanges = new Changes();
    private final IntList lost = new IntList();
    private final IntList gained = new IntList();
    private final IntList candidates = new IntList();
    private final LongList pairsBefore = new LongList();
    private final LongList pairsAfter = new LongList();
    private long round;

    /** Returns what the last change started and stopped; to be read before the next. */
    public Events events() {
        return events;
    }

    public int addEndpoint(Labels labels, List<String> parents) {
        events.clear();
        int slot = slots.take();
        if (slot >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(slot + 1, rows.length + (rows.length >> 1)));
        }
        Row row = population.row(labels, parents, Row.EMPTY);
        population.relink(slot, Row.EMPTY, row);
        rows[slot] = row;
        live.add(slot);
        lost.clear();
        gained.clear();
        round++;
        walk(row, -1);
        commit(slot);
        queries.settleImpatient();
        return slot;
    }

    public void updateEndpoint(int slot, Labels labels, List<String> parents) {
        events.clear();
        Row was = row(slot);
        Row is = population.row(labels, parents, was);
        if (is.sameAs(was)) {
            return;
        }
        changes.collect(was, is);
        rows[slot] = is;
        reconsider(slot, is);
        population.relink(slot, was, is);
        queries.settleImpatient();
    }

    public void removeEndpoint(int slot) {
        events.clear();
        for (int i = 0; i < matches.size(slot); i++) {
            events.stop(slot, matches.get(slot, i));
        }
        matches.clear(slot);
        live.remove(slot);
        population.relink(slot, row(slot), Row.EMPTY);
        rows[slot] = null;
        slots.give(slot);
    }

    /** Evaluates the queries that the changes concern, and settles what that gives. */
    private void reconsider(int slot, Row row) {
        if (changes.concerned() == 0) {
            return;
        }
        lost.clear();
        gained.clear();
        round++;
        if (changes.concerned() <= DIRECT) {
            for (int i = 0; i < changes.size(); i++) {
                Label before = changes.before(i);
                Label after = changes.after(i);
                evaluate(changes.name(i).patterns, slot, row);
                if (before != null) {
                    evaluate(before.mentions(), slot, row);
                }
                if (after != null) {
                    evaluate(after.mentions(), slot, row);
                }
            }
        } else {
            for (int i = 0; i < matches.size(slot); i++) {
                int matched = matches.get(slot, i);
                if ((queries.maskAt(matched) & changes.mask()) != 0) {
                    Query query = queries.at(matched);
                    query.seenIn = round;
                    if (!query.matches(row)) {
                        lost.add(matched);
                    }
                }
            }
            walk(row, changes.mask());
        }
        commit(slot);
    }

    private void evaluate(QueryList list, int slot, Row row) {
        for (int i = 0; i < list.size(); i++) {
            Query query = list.get(i);
            if (query.seenIn != round) {
                query.seenIn = round;
                boolean is = query.matches(row);
                if (is != matches.contains(slot, query.slot)) {
                    (is ? gained : lost).add(query.slot);
                }
            }
        }
    }

    /** Evaluates the queries that the row's keys lead to, if they have a name of the mask and were not seen in this round. */
    private void walk(Row row, long mask) {
        visitKeys(row, row, mask);
        for (Parent parent : row.parents) {
            visitKeys(parent.row, row, mask);
        }
        visit(queries.unkeyed, row, mask);
    }

    private void visitKeys(Row keys, Row row, long mask) {
        Shape shape = keys.shape;
        for (int i = 0; i < shape.size(); i++) {
            LabelName name = shape.name(i);
            if (name.reaches(mask)) {
                visit(keys.labels[i].queries(), row, mask);
                visit(name.queries(), row, mask);
            }
        }
    }

    private void visit(QueryList list, Row row, long mask) {
        for (int i = 0; i < list.size(); i++) {
            if ((list.maskAt(i) & mask) != 0) {
                Query query = list.get(i);
                if (query.seenIn != round) {
                    query.seenIn = round;
                    if (query.matches(row)) {
                        gained.add(query.slot);
                    } else {
                        queries.missed(query);
                    }
                }
            }
        }
    }

    /** Stores and reports what an endpoint has lost and gained. */
    private void commit(int slot) {
        if (lost.isEmpty() && gained.isEmpty()) {
            return;
        }
        lost.sort();
        gained.sort();
        matches.change(slot, lost, gained);
        for (int i = 0; i < lost.size(); i++) {
            events.stop(slot, lost.get(i));
        }
        for (int i = 0; i < gained.size(); i++) {
            events.start(slot, gained.get(i));
        }
    }

    /** Gives a parent other labels; none is the same as forgetting it. */
    public void updateParent(String id, Labels labels) {
        events.clear();
        if (labels.isEmpty() && population.findParent(id) == null) {
            return;
        }
        Parent parent = population.parent(id);
        Row was = parent.row;
        Row is = population.row(labels, List.of(), was);
        if (is.sameAs(was)) {
            return;
        }
        parentChanges.collect(was, is);
        if (parentChanges.size() == 0 || parent.children.isEmpty()) {
            population.relink(parent, is);
            return;
        }
        IntList concerned = concernedBy(parentChanges);
        if (costByQuery(concerned, parent.children) < CHILD_COST * parent.children.size()) {
            updateByQuery(parent, is, concerned);
        } else {
            updateByChild(parent, is);
        }
        queries.settleImpatient();
    }

    private IntList concernedBy(Changes ofParent) {
        round++;
        IntList slotsOfQueries = new IntList();
        for (int i = 0; i < ofParent.size(); i++) {
            Label before = ofParent.before(i);
            Label after = ofParent.after(i);
            if (before == null || after == null) {
                // labels of the parents behind this one come to light or vanish
                note(ofParent.name(i).mentions, slotsOfQueries);
            } else {
                note(ofParent.name(i).patterns, slotsOfQueries);
                note(before.mentions(), slotsOfQueries);
                note(after.mentions(), slotsOfQueries);
            }
        }
        return slotsOfQueries;
    }

    private void note(QueryList list, IntList out) {
        for (int i = 0; i < list.size(); i++) {
            Query query = list.get(i);
            if (query.seenIn != round) {
                query.seenIn = round;
                out.add(query.slot);
            }
        }
    }

    private long costByQuery(IntList concerned, SlotSet children) {
        long cost = 0;
        long limit = CHILD_COST * children.size();
        for (int i = 0; i < concerned.size() && cost < limit; i++) {
            long plan = access.plan(queries.at(concerned.get(i)).condition, false);
            cost += QUERY_COST + 2 * Math.min(plan, children.size());
        }
        return cost;
    }

    private void updateByChild(Parent parent, Row is) {
        IntList children = new IntList();
        parent.children.appendTo(children);
        population.relink(parent, is);
        for (int i = 0; i < children.size(); i++) {
            int slot = children.get(i);
            Row row = row(slot);
            changes.collect(parentChanges, parent, row);
            reconsider(slot, row);
        }
    }

    private void updateByQuery(Parent parent, Row is, IntList concerned) {
        pairsBefore.clear();
        pairsAfter.clear();
        for (int i = 0; i < concerned.size(); i++) {
            int query = concerned.get(i);
            boolean exact = findCandidates(query, parent.children, true);
            for (int j = 0; j < candidates.size(); j++) {
                if (exact || matches.contains(candidates.get(j), query)) {
                    pairsBefore.add((long) candidates.get(j) << 32 | query);
                }
            }
        }
        population.relink(parent, is);
        for (int i = 0; i < concerned.size(); i++) {
            Query query = queries.at(concerned.get(i));
            boolean exact = findCandidates(query.slot, parent.children, true);
            for (int j = 0; j < candidates.size(); j++) {
                if (exact || query.matches(row(candidates.get(j)))) {
                    pairsAfter.add((long) candidates.get(j) << 32 | query.slot);
                }
            }
        }
        pairsBefore.sort();
        pairsAfter.sort();
        commitPairs();
    }

    /** Stores and reports the difference between the pairs before and after, endpoint by endpoint. */
    private void commitPairs() {
        int b = 0;
        int a = 0;
        while (b < pairsBefore.size() || a < pairsAfter.size()) {
            long next = b == pairsBefore.size()
                    ? pairsAfter.get(a)
                    : a == pairsAfter.size() ? pairsBefore.get(b) : Math.min(pairsBefore.get(b), pairsAfter.get(a));
            int slot = Events.endpoint(next);
            lost.clear();
            gained.clear();
            while (b < pairsBefore.size() && Events.endpoint(pairsBefore.get(b)) == slot) {
                lost.add(Events.query(pairsBefore.get(b++)));
            }
            while (a < pairsAfter.size() && Events.endpoint(pairsAfter.get(a)) == slot) {
                gained.add(Events.query(pairsAfter.get(a++)));
            }
            cancelCommon(lost, gained);
            commit(slot);
        }
    }

    /** Drops from two ascending lists what is in both. */
    private static void cancelCommon(IntList left, IntList right) {
        int l = 0;
        int r = 0;
        int keptLeft = 0;
        int keptRight = 0;
        while (l < left.size() && r < right.size()) {
            int order = Integer.compare(left.get(l), right.get(r));
            if (order == 0) {
                l++;
                r++;
            } else if (order < 0) {
                left.set(keptLeft++, left.get(l++));
            } else {
                right.set(keptRight++, right.get(r++));
            }
        }
        while (l < left.size()) {
            left.set(keptLeft++, left.get(l++));
        }
        while (r < right.size()) {
            right.set(keptRight++, right.get(r++));
        }
        left.truncate(keptLeft);
        right.truncate(keptRight);
    }

    /** Returns the slot of the query for a selector, or -1 if none has that canonical text. */
    public int find(Selector selector) {
        Query query = queries.find(selector);
        return query == null ? -1 : query.slot;
    }

    /**
     * Adds a user of a selector.
     *
     * @param matching receives the slots of the endpoints that match, ascending
     * @return the slot of the query
     */
    public int attach(Selector selector, IntList matching) {
        matching.clear();
        Query query = queries.find(selector);
        if (query != null) {
            query.users++;
            endpointsOf(query.slot, matching);
            return query.slot;
        }
        query = queries.add(selector);
        query.users = 1;
        boolean exact = findCandidates(query.slot, live, false);
        for (int i = 0; i < candidates.size(); i++) {
            int slot = candidates.get(i);
            if (exact || query.matches(row(slot))) {
                matching.add(slot);
                matches.add(slot, query.slot);
            }
        }
        return query.slot;
    }

    /**
     * Removes a user of a selector.
     *
     * @param matching receives the slots of the endpoints that match, ascending
     */
    public void detach(int querySlot, IntList matching) {
        matching.clear();
        endpointsOf(querySlot, matching);
        Query query = queries.at(querySlot);
        if (--query.users == 0) {
            for (int i = 0; i < matching.size(); i++) {
                matches.remove(matching.get(i), querySlot);
            }
            queries.remove(query);
        }
    }

    /** Appends the slots of the endpoints that match a query, ascending. */
    public void endpointsOf(int querySlot, IntList out) {
        boolean exact = findCandidates(querySlot, live, false);
        for (int i = 0; i < candidates.size(); i++) {
            if (exact || matches.contains(candidates.get(i), querySlot)) {
                out.add(candidates.get(i));
            }
        }
    }

    private boolean findCandidates(int querySlot, SlotSet everyone, boolean limited) {
        candidates.clear();
        return access.candidates(queries.at(querySlot).condition, everyone, limited, candidates);
    }

    /** Returns the relation: the queries that each endpoint matches. */
    public SlotTable matches() {
        return matches;
    }

    private Row row(int slot) {
        Row row = rows[slot];
        if (row == null) {
            throw new IllegalStateException("no endpoint in slot " + slot);
        }
        return row;
    }

    /** Tells whether nothing is left of all that was ever put in. */
    public boolean isEmpty() {
        return population.isEmpty() && queries.isEmpty() && live.isEmpty() && slots.inUse() == 0;
    }
}
