// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import org.jspecify.annotations.Nullable;

/** Joint writes of a store whose journal can note two changes at once. */
final class JointMemory implements JointWrites {
    /*
     * The second key is locked while the first one is. That can't lock up as long as the first is of a kind that comes
     * before the second's, since nothing else locks two keys.
     */

    /** The condition of the second change doesn't hold. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused() {
            super("the second key is not as expected", null, false, false);
        }
    }

    private final InMemoryIpamStore store;
    private final IpamJournal journal;

    JointMemory(InMemoryIpamStore store, IpamJournal journal) {
        this.store = store;
        this.journal = journal;
    }

    private static void checkOrder(IpamKey<?> first, IpamKey<?> second) {
        if (first.kind().compareTo(second.kind()) >= 0) {
            throw new IllegalArgumentException(first.kind() + " can't be changed together with " + second.kind());
        }
    }

    @Override
    public <A, B> boolean updateAndCreate(IpamStore.Entry<A> read, A value, IpamKey<B> key, B created) {
        checkOrder(read.key(), key);
        IpamStore.Entry<B> second = store.next(key, created);
        return both(read, value, () -> {
            if (!store.shelf(key).create(second, before -> note(read.key(), value, key, created))) {
                throw new Refused();
            }
        });
    }

    @Override
    public <A, B> boolean updateAndDelete(IpamStore.Entry<A> read, A value, IpamStore.Entry<B> doomed) {
        IpamKey<B> key = doomed.key();
        checkOrder(read.key(), key);
        return both(read, value, () -> {
            Shelf.Outcome outcome =
                    store.shelf(key).delete(key, doomed.revision(), before -> note(read.key(), value, key, null));
            if (outcome != Shelf.Outcome.DONE) {
                throw new Refused();
            }
        });
    }

    private void note(IpamKey<?> first, @Nullable Object value, IpamKey<?> second, @Nullable Object other) {
        if (!journal.changingBoth(first, value, second, other)) {
            throw new Refused();
        }
    }

    private <A> boolean both(IpamStore.Entry<A> read, A value, Runnable second) {
        IpamStore.Entry<A> next = store.next(read.key(), value);
        try {
            return Shelf.Outcome.DONE
                    == store.shelf(read.key()).update(next, read.revision(), before -> {
                        second.run();
                        store.reindex(read.key(), read.value(), value);
                    });
        } catch (Refused e) {
            return false;
        }
    }
}
