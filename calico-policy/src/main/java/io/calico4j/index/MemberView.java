// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.internal.index.RelationView;
import io.calico4j.internal.slot.IntList;
import io.calico4j.internal.slot.PagedArray;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.PrefixMap;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sets of a {@link MemberIndex} at one moment.
 *
 * <p>Immutable and safe for any number of threads; shares everything with its index that has not changed since.
 *
 * <p>Complexity: the first look-up by id after ids came or went costs {@code O(ids)}, the first question for members of a view
 * {@code O(pairs)}, the first {@code contains} for a set {@code O(n log n)} in its members; after that {@code contains} takes
 * constant time, or at most 128 steps on a set with blocks.
 *
 * @param <S> the ids of sets
 * @param <E> the ids of endpoints
 */
public final class MemberView<S extends Comparable<? super S>, E extends Comparable<? super E>> {
    private final RelationView<S, E> relation;
    private final PagedArray<MemberSet> definitions;
    private final PagedArray<Holding> holdings;
    private final boolean suppressOverlaps;
    private final Map<S, Lookup> lookups = new ConcurrentHashMap<>();

    /** What a set contains, for look-up: the blocks of a set of addresses, the sockets of a set of ports. */
    private record Lookup(PrefixMap<Boolean> blocks, Set<Member> sockets) {}

    MemberView(
            RelationView<S, E> relation,
            PagedArray<MemberSet> definitions,
            PagedArray<Holding> holdings,
            boolean suppressOverlaps) {
        this.relation = relation;
        this.definitions = definitions;
        this.holdings = holdings;
        this.suppressOverlaps = suppressOverlaps;
    }

    /** Returns all endpoints, ascending. */
    public List<E> endpoints() {
        return relation.endpoints();
    }

    /** Returns all sets, ascending. */
    public List<S> sets() {
        return relation.users();
    }

    /** Returns what a set stands for, or empty if it is unknown. */
    public Optional<MemberSet> definition(S set) {
        int slot = relation.slotOf(set);
        return slot < 0 ? Optional.empty() : Optional.ofNullable(definitions.get(slot));
    }

    /** Returns the sets whose selectors match an endpoint, ascending, also if it contributes nothing; none if it is unknown. */
    public List<S> setsOf(E endpoint) {
        return relation.usersOf(endpoint);
    }

    /** Returns the endpoints that a set's selector matches, ascending, also if they contribute nothing; none if it is unknown. */
    public List<E> endpointsOf(S set) {
        return relation.endpointsOf(set);
    }

    /** Returns the members of a set, ascending; none if it is unknown. */
    public List<Member> members(S set) {
        return definition(set)
                .map(definition -> members(definition, relation.slotsOf(set), holdings, suppressOverlaps))
                .orElse(List.of());
    }

    static List<Member> members(
            MemberSet set, IntList endpoints, PagedArray<Holding> holdings, boolean suppressOverlaps) {
        TreeSet<Member> members = new TreeSet<>();
        TreeSet<Cidr> blocks = new TreeSet<>();
        for (int i = 0; i < endpoints.size(); i++) {
            Holding holding = Objects.requireNonNull(holdings.get(endpoints.get(i)));
            if (set.namedPort().isPresent()) {
                members.addAll(holding.sockets(set.namedPort().get()));
            } else {
                Collections.addAll(blocks, holding.nets);
            }
        }
        (suppressOverlaps ? UncoveredBlocks.uncovered(blocks) : blocks)
                .forEach(block -> members.add(new Member.Block(block)));
        return List.copyOf(members);
    }

    /** Tells whether an address lies in a member of a set of addresses; false if the set is unknown or one of ports. */
    public boolean contains(S set, IpAddress address) {
        return relation.slotOf(set) >= 0 && lookup(set).blocks.longestMatchOr(address, false);
    }

    /** Tells whether a set of ports has a member; false if the set is unknown or one of addresses. */
    public boolean contains(S set, Member.Socket socket) {
        return relation.slotOf(set) >= 0 && lookup(set).sockets.contains(socket);
    }

    private Lookup lookup(S set) {
        return lookups.computeIfAbsent(set, this::newLookup);
    }

    private Lookup newLookup(S set) {
        PrefixMap.Builder<Boolean> blocks = PrefixMap.builder();
        Set<Member> sockets = new HashSet<>();
        for (Member member : members(set)) {
            if (member instanceof Member.Block block) {
                blocks.put(block.addresses(), true);
            } else {
                sockets.add(member);
            }
        }
        return new Lookup(blocks.build(), sockets);
    }
}
