// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is known of the affinities and blocks of one owner and family. */
final class OwnerIndex {
    /*
     * A slot remembers what the last change of the affinity and of the block said; it never looks at the store, so that
     * two changes at once can't leave it with the older one of the two. Lists are never changed: a change drops those that
     * it outdates, and the next one who asks makes them anew.
     */
    private static final class Slot {
        private final Cidr cidr;
        private final String path;
        private boolean affinity;
        private boolean settled;
        private boolean own;
        private boolean free;

        private Slot(Cidr cidr) {
            this.cidr = cidr;
            this.path = cidr.toString().replace('/', '-');
        }

        private boolean isOpen() {
            return affinity && !(settled && own && !free);
        }

        private boolean isOwnWithFree() {
            return own && free;
        }
    }

    private static final Comparator<Slot> BY_PATH = Comparator.comparing(slot -> slot.path);

    private final HashMap<Cidr, Slot> slots = new HashMap<>();
    private final List<Slot> inOrder = new ArrayList<>();
    private volatile @Nullable List<Cidr> affine = List.of();
    private volatile @Nullable List<Cidr> open = List.of();
    private volatile @Nullable List<Cidr> ownWithFree = List.of();

    /** Returns the blocks with an affinity, in the order of their paths; the same list until that changes. */
    List<Cidr> affine() {
        List<Cidr> known = affine;
        return known != null ? known : affineNow();
    }

    private synchronized List<Cidr> affineNow() {
        List<Cidr> now = affine;
        if (now == null) {
            now = select(slot -> slot.affinity);
            affine = now;
        }
        return now;
    }

    /** Returns the blocks with an affinity that need a look, in the order of their paths. */
    List<Cidr> open() {
        List<Cidr> known = open;
        return known != null ? known : openNow();
    }

    private synchronized List<Cidr> openNow() {
        List<Cidr> now = open;
        if (now == null) {
            now = select(Slot::isOpen);
            open = now;
        }
        return now;
    }

    /** Returns the owner's blocks with free addresses in the order of their addresses. */
    List<Cidr> ownWithFree() {
        List<Cidr> known = ownWithFree;
        return known != null ? known : ownWithFreeNow();
    }

    private synchronized List<Cidr> ownWithFreeNow() {
        List<Cidr> now = ownWithFree;
        if (now == null) {
            List<Cidr> mine = new ArrayList<>(select(Slot::isOwnWithFree));
            mine.sort(null);
            now = List.copyOf(mine);
            ownWithFree = now;
        }
        return now;
    }

    /** Notes the affinity to a block as it is now, {@code null} for none. */
    synchronized void affinityIs(Cidr cidr, @Nullable BlockAffinity value) {
        Slot slot = slot(cidr);
        boolean wasOpen = slot.isOpen();
        boolean was = slot.affinity;
        slot.affinity = value != null;
        slot.settled = value != null && value.state().isSettled();
        if (was != slot.affinity) {
            affine = null;
        }
        settle(slot, wasOpen, slot.isOwnWithFree());
    }

    /** Notes whether a block is the owner's and has free addresses. */
    synchronized void blockIs(Cidr cidr, boolean own, boolean free) {
        Slot slot = slot(cidr);
        boolean wasOpen = slot.isOpen();
        boolean hadFree = slot.isOwnWithFree();
        slot.own = own;
        slot.free = free;
        settle(slot, wasOpen, hadFree);
    }

    private void settle(Slot slot, boolean wasOpen, boolean hadFree) {
        if (!slot.affinity && !slot.own) {
            slots.remove(slot.cidr);
            inOrder.remove(slot);
        }
        if (wasOpen != slot.isOpen()) {
            open = null;
        }
        if (hadFree != slot.isOwnWithFree()) {
            ownWithFree = null;
        }
    }

    private Slot slot(Cidr cidr) {
        Slot known = slots.get(cidr);
        if (known == null) {
            known = new Slot(cidr);
            slots.put(cidr, known);
            int place = Collections.binarySearch(inOrder, known, BY_PATH);
            inOrder.add(-place - 1, known);
        }
        return known;
    }

    private List<Cidr> select(Predicate<Slot> wanted) {
        List<Cidr> chosen = new ArrayList<>();
        for (Slot slot : inOrder) {
            if (wanted.test(slot)) {
                chosen.add(slot.cidr);
            }
        }
        return List.copyOf(chosen);
    }
}
