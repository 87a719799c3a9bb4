// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.index.Events;
import io.calico4j.internal.index.LabelIndex;
import io.calico4j.internal.index.QueryUsers;
import io.calico4j.internal.slot.IntList;
import io.calico4j.internal.slot.LongList;
import io.calico4j.internal.slot.PagedArray;
import io.calico4j.internal.slot.SlotIds;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The members of sets that are given by selectors: the addresses, or the ports of a name, of all endpoints that a selector
 * matches, kept up to date while sets, endpoints and parents come, change and go.
 *
 * <p>Endpoints are everything with labels and addresses: workload endpoints with their addresses, host endpoints with their
 * expected ones, network sets with their blocks and no ports. A member is in a set as long as one endpoint contributes it. To a set
 * of addresses an endpoint contributes its blocks as they are; to a set of named ports each of its ports with the name and a
 * protocol that the set takes in, at the first address of each of its blocks. A block given twice counts once.
 *
 * <p>Every change answers the members that it added and removed, each once. An update is total, and repeating it changes nothing.
 * Deleting a set says nothing of its members: it is gone as a whole, and one of the same id starts empty.
 *
 * <p>Complexity: that of {@link MatchIndex}, plus the members that change.
 *
 * <p>Confined to one thread; {@link #view()} gives what others may read.
 *
 * <p>Authority: Calico v3.32, felix/labelindex/named_port_index.go.
 *
 * @param <S> the ids of sets; ordered lists of them follow their natural order
 * @param <E> the ids of endpoints; ordered lists of them follow their natural order
 */
public final class MemberIndex<S extends Comparable<? super S>, E extends Comparable<? super E>> {
    private final LabelIndex index = new LabelIndex();
    private final SlotIds<E> endpoints = new SlotIds<>();
    private final PagedArray<Holding> holdings = new PagedArray<>();
    private final Places places = new Places();
    private final QueryUsers<S> sets = new QueryUsers<>();
    private final PagedArray<MemberSet> definitions = new PagedArray<>();
    private final MemberRecorder<S> recorder;
    private final boolean suppressOverlaps;

    private final IntList slotsBefore = new IntList();
    private final IntList slotsAfter = new IntList();

    private MemberIndex(boolean suppressOverlaps) {
        this.suppressOverlaps = suppressOverlaps;
        this.recorder = new MemberRecorder<>(sets, suppressOverlaps);
    }

    /** Returns an empty index whose sets hold all members. */
    public static <S extends Comparable<? super S>, E extends Comparable<? super E>> MemberIndex<S, E> create() {
        return new MemberIndex<>(false);
    }

    /**
     * Returns an empty index for data planes that refuse overlapping blocks: a block that another one of its set contains is no
     * member of the set until that one goes.
     *
     * <p>Complexity: a block that comes or goes costs as much as the blocks of the set inside it, unless another contains it.
     */
    public static <S extends Comparable<? super S>, E extends Comparable<? super E>>
            MemberIndex<S, E> withoutOverlaps() {
        return new MemberIndex<>(true);
    }

    /** Creates or replaces an endpoint. */
    @CanIgnoreReturnValue
    public MemberChanges<S> updateEndpoint(E id, IndexedEndpoint endpoint) {
        return updateEndpoint(id, endpoint.labels(), endpoint.parents(), endpoint.nets(), endpoint.ports());
    }

    /**
     * Creates or replaces an endpoint.
     *
     * @param labels its own labels
     * @param parents the ids of its parents, the first one first
     * @param nets its addresses
     * @param ports its ports that have a name
     */
    @CanIgnoreReturnValue
    public MemberChanges<S> updateEndpoint(
            E id, Labels labels, List<String> parents, List<Cidr> nets, List<EndpointPort> ports) {
        recorder.begin(false);
        int slot = endpoints.slotOf(id);
        if (slot < 0) {
            slot = index.addEndpoint(labels, parents);
            endpoints.put(id, slot);
            Holding holding = places.holding(nets, ports);
            holdings.set(slot, holding);
            places.enter(holding.distinctPlaces(), slot, this::countFirstHolder);
            applyEvents();
        } else if (holdingAt(slot).isOf(nets, ports)) {
            index.updateEndpoint(slot, labels, parents);
            applyEvents();
        } else {
            updateHolding(slot, labels, parents, places.holding(nets, ports));
        }
        return recorder.changes();
    }

    private void updateHolding(int slot, Labels labels, List<String> parents, Holding is) {
        Holding was = holdingAt(slot);
        int[] before = queriesOf(slot);
        index.updateEndpoint(slot, labels, parents);
        int[] after = queriesOf(slot);
        Set<Place> entered = is.distinctPlaces();
        Set<Place> left = was.distinctPlaces();
        entered.removeAll(left);
        left.removeAll(is.distinctPlaces());
        places.enter(entered, slot, this::countFirstHolder);
        holdings.set(slot, is);

        Set<SocketOfSet> socketsBefore = sockets(before, was);
        Set<SocketOfSet> socketsAfter = sockets(after, is);
        Holding kept = is.part(was, true);
        changeBlocks(after, is.part(was, false), true);
        changeBlocks(queriesIn(index.events().started()), kept, true);
        socketsAfter.stream().filter(one -> !socketsBefore.contains(one)).forEach(one -> add(one.set, one.socket));
        changeBlocks(queriesIn(index.events().stopped()), kept, false);
        changeBlocks(before, was.part(is, false), false);
        socketsBefore.stream().filter(one -> !socketsAfter.contains(one)).forEach(one -> remove(one.set, one.socket));
        places.leave(left);
    }

    private int[] queriesOf(int slot) {
        int[] queries = new int[index.matches().size(slot)];
        for (int i = 0; i < queries.length; i++) {
            queries[i] = index.matches().get(slot, i);
        }
        return queries;
    }

    private static int[] queriesIn(LongList events) {
        int[] queries = new int[events.size()];
        for (int i = 0; i < queries.length; i++) {
            queries[i] = Events.query(events.get(i));
        }
        return queries;
    }

    private record SocketOfSet(int set, Member.Socket socket) {}

    /** Returns all sockets that a holding gives to the users of some queries. */
    private Set<SocketOfSet> sockets(int[] queries, Holding holding) {
        Set<SocketOfSet> found = new LinkedHashSet<>();
        for (int query : queries) {
            for (int i = 0; i < sets.count(query); i++) {
                int set = sets.get(query, i);
                definitionOf(set)
                        .namedPort()
                        .ifPresent(port ->
                                holding.sockets(port).forEach(socket -> found.add(new SocketOfSet(set, socket))));
            }
        }
        return found;
    }

    private void changeBlocks(int[] queries, Holding holding, boolean toAdd) {
        for (int query : queries) {
            for (int i = 0; i < sets.count(query); i++) {
                int set = sets.get(query, i);
                if (definitionOf(set).namedPort().isEmpty()) {
                    change(set, holding, toAdd);
                }
            }
        }
    }

    /** Deletes an endpoint; what only it contributed is removed. */
    @CanIgnoreReturnValue
    public MemberChanges<S> deleteEndpoint(E id) {
        int slot = endpoints.slotOf(id);
        if (slot < 0) {
            return MemberChanges.none();
        }
        recorder.begin(false);
        index.removeEndpoint(slot);
        applyEvents();
        places.leave(holdingAt(slot).distinctPlaces());
        holdings.set(slot, null);
        endpoints.remove(slot);
        return recorder.changes();
    }

    /** Creates or replaces the labels of a parent. */
    @CanIgnoreReturnValue
    public MemberChanges<S> updateParent(String id, Labels labels) {
        recorder.begin(false);
        index.updateParent(id, labels);
        applyEvents();
        return recorder.changes();
    }

    /** Deletes the labels of a parent; endpoints that name it get them back when it comes back. */
    @CanIgnoreReturnValue
    public MemberChanges<S> deleteParent(String id) {
        return updateParent(id, Labels.empty());
    }

    /** Creates or replaces a set; members that stay are not reported. */
    @CanIgnoreReturnValue
    public MemberChanges<S> updateSet(S id, MemberSet set) {
        int slot = sets.slotOf(id);
        boolean known = slot >= 0;
        if (known && definitionOf(slot).equals(Objects.requireNonNull(set, "set"))) {
            return MemberChanges.none();
        }
        recorder.begin(known);
        int query = index.attach(set.selector(), slotsAfter);
        if (known) {
            index.detach(sets.queryOf(slot), slotsBefore);
            change(slot, slotsBefore, false);
            sets.move(slot, query);
        } else {
            slot = sets.add(id, query);
        }
        definitions.set(slot, set);
        change(slot, slotsAfter, true);
        return recorder.changes();
    }

    /** Deletes a set, and all its members with it. */
    public void deleteSet(S id) {
        int slot = sets.slotOf(id);
        if (slot < 0) {
            return;
        }
        index.detach(sets.queryOf(slot), slotsBefore);
        for (int i = 0; i < slotsBefore.size(); i++) {
            uncount(slot, holdingAt(slotsBefore.get(i)));
        }
        recorder.forget(slot);
        definitions.set(slot, null);
        sets.remove(slot);
    }

    /** Adds and removes what the matches that started and stopped contribute; what stays is never missing in between. */
    private void applyEvents() {
        applyEvents(index.events().started(), true);
        applyEvents(index.events().stopped(), false);
    }

    private void applyEvents(LongList events, boolean toAdd) {
        for (int i = 0; i < events.size(); i++) {
            Holding holding = holdingAt(Events.endpoint(events.get(i)));
            int query = Events.query(events.get(i));
            for (int j = 0; j < sets.count(query); j++) {
                change(sets.get(query, j), holding, toAdd);
            }
        }
    }

    private void change(int set, IntList endpointSlots, boolean toAdd) {
        for (int i = 0; i < endpointSlots.size(); i++) {
            change(set, holdingAt(endpointSlots.get(i)), toAdd);
        }
    }

    private void change(int set, Holding holding, boolean toAdd) {
        MemberSet.NamedPort port = definitionOf(set).namedPort().orElse(null);
        if (port != null) {
            for (Member.Socket socket : holding.sockets(port)) {
                if (toAdd) {
                    add(set, socket);
                } else {
                    remove(set, socket);
                }
            }
            return;
        }
        for (int i = 0; i < holding.nets.length; i++) {
            Cidr block = holding.nets[i];
            long key = Place.key(set, block.prefixLength());
            if (toAdd) {
                if (holding.places[i].add(key)) {
                    recorder.added(set, block);
                }
            } else if (holding.places[i].remove(key)) {
                recorder.removed(set, block);
            }
        }
    }

    private void add(int set, Member.Socket socket) {
        if (places.at(socket.address()).add(Place.key(set, socket))) {
            recorder.added(set, socket);
        }
    }

    private void remove(int set, Member.Socket socket) {
        if (places.at(socket.address()).remove(Place.key(set, socket))) {
            recorder.removed(set, socket);
        }
    }

    /** Counts what the first holder of a place contributes there, now that there is a second one. */
    private void countFirstHolder(Place place) {
        Holding holding = holdingAt(place.firstHolder);
        for (int query : queriesOf(place.firstHolder)) {
            for (int i = 0; i < sets.count(query); i++) {
                forEachKey(sets.get(query, i), holding, place, place::add);
            }
        }
    }

    /** Takes what an endpoint contributes to a set out of the counts, if it is counted. */
    private void uncount(int set, Holding holding) {
        for (Place place : holding.places) {
            if (place.isCounted()) {
                forEachKey(set, holding, place, place::remove);
            }
        }
    }

    private interface KeyAction {
        @CanIgnoreReturnValue
        boolean apply(long key);
    }

    /** Calls an action with the key of each member that a holding contributes to a set at a place. */
    private void forEachKey(int set, Holding holding, Place place, KeyAction action) {
        MemberSet.NamedPort port = definitionOf(set).namedPort().orElse(null);
        if (port != null) {
            for (Member.Socket socket : holding.sockets(port)) {
                if (socket.address().equals(place.address)) {
                    action.apply(Place.key(set, socket));
                }
            }
            return;
        }
        for (int i = 0; i < holding.nets.length; i++) {
            if (holding.places[i] == place) {
                action.apply(Place.key(set, holding.nets[i].prefixLength()));
            }
        }
    }

    private Holding holdingAt(int slot) {
        return Objects.requireNonNull(holdings.get(slot));
    }

    private MemberSet definitionOf(int set) {
        return Objects.requireNonNull(definitions.get(set));
    }

    /**
     * Returns the members of a set, ascending; none if it is unknown.
     *
     * <p>Complexity: that of {@link MatchIndex#endpointsOf}, and {@code O(n log n)} in the members.
     */
    public List<Member> members(S set) {
        int slot = sets.slotOf(set);
        if (slot < 0) {
            return List.of();
        }
        slotsAfter.clear();
        index.endpointsOf(sets.queryOf(slot), slotsAfter);
        return MemberView.members(definitionOf(slot), slotsAfter, holdings, suppressOverlaps);
    }

    /**
     * Returns all sets as they are now, for any thread to read.
     *
     * <p>Complexity: {@code O(endpoints / 128)}; the next changes copy the pages they touch.
     */
    public MemberView<S, E> view() {
        return new MemberView<>(
                sets.view(index, endpoints.lookup()), definitions.snapshot(), holdings.snapshot(), suppressOverlaps);
    }

    /** Tells whether nothing is left of all that was ever put in. */
    boolean isEmpty() {
        return index.isEmpty() && endpoints.isEmpty() && sets.isEmpty() && places.isEmpty();
    }
}
