// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.internal.index.QueryUsers;
import io.calico4j.internal.slot.Balance;
import io.calico4j.internal.slot.PagedArray;
import io.calico4j.internal.slot.Pairs;
import io.calico4j.net.Cidr;
import org.jspecify.annotations.Nullable;

/**
 * What the call at hand has added to the sets and removed from them.
 *
 * <p>Members are blocks or sockets here, so that nothing is made for a change that nobody looks at. Where a member may come and
 * go within one call, changes are balanced against each other.
 */
final class MemberRecorder<S extends Comparable<? super S>> {
    private final QueryUsers<S> sets;
    /** The blocks of each set; null if overlaps are not suppressed. */
    private final @Nullable PagedArray<UncoveredBlocks> blocks;

    private Pairs<S, Object> added = new Pairs<>(0);
    private Pairs<S, Object> removed = new Pairs<>(0);
    private @Nullable Balance<MemberChange<S>> balance;

    MemberRecorder(QueryUsers<S> sets, boolean suppressOverlaps) {
        this.sets = sets;
        this.blocks = suppressOverlaps ? new PagedArray<>() : null;
    }

    /** Begins a call in which, or not, one member may come and go. */
    void begin(boolean flapping) {
        if (flapping || blocks != null) {
            balance = new Balance<>();
        } else {
            balance = null;
            added = new Pairs<>(0);
            removed = new Pairs<>(0);
        }
    }

    void added(int set, Cidr block) {
        if (blocks == null) {
            plus(set, block);
        } else {
            blocksOf(blocks, set).add(block, one -> plus(set, one), one -> minus(set, one));
        }
    }

    void removed(int set, Cidr block) {
        if (blocks == null) {
            minus(set, block);
        } else {
            blocksOf(blocks, set).remove(block, one -> plus(set, one), one -> minus(set, one));
        }
    }

    private static UncoveredBlocks blocksOf(PagedArray<UncoveredBlocks> blocks, int set) {
        UncoveredBlocks known = blocks.get(set);
        if (known == null) {
            known = new UncoveredBlocks();
            blocks.set(set, known);
        }
        return known;
    }

    void added(int set, Member.Socket socket) {
        plus(set, socket);
    }

    void removed(int set, Member.Socket socket) {
        minus(set, socket);
    }

    private void plus(int set, Object member) {
        if (balance != null) {
            balance.plus(change(sets.idAt(set), member));
        } else {
            added.addRaw(sets.rawIdAt(set), member);
        }
    }

    private void minus(int set, Object member) {
        if (balance != null) {
            balance.minus(change(sets.idAt(set), member));
        } else {
            removed.addRaw(sets.rawIdAt(set), member);
        }
    }

    private static <S> MemberChange<S> change(S set, Object member) {
        return new MemberChange<>(set, member instanceof Cidr block ? new Member.Block(block) : (Member) member);
    }

    /** Forgets the blocks of a set. */
    void forget(int set) {
        if (blocks != null) {
            blocks.set(set, null);
        }
    }

    /** Returns what changed since the call began. */
    MemberChanges<S> changes() {
        MemberChanges<S> changes = balance != null
                ? MemberChanges.of(balance.came(), balance.went())
                : MemberChanges.of(added.asList(MemberRecorder::change), removed.asList(MemberRecorder::change));
        balance = null;
        added = new Pairs<>(0);
        removed = new Pairs<>(0);
        return changes;
    }
}
