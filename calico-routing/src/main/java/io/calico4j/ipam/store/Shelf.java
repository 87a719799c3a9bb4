// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The values of one kind as a store keeps them. Linearizable per key; safe for any number of threads. */
interface Shelf {
    /** What became of a conditional change. */
    enum Outcome {
        /** It happened. */
        DONE,
        /** Another revision is kept. */
        CHANGED,
        /** Nothing is kept. */
        MISSING
    }

    /** Is told of a change before it happens, while nobody else can change the same key; may refuse it by throwing. */
    interface Change {
        /** Takes note of a change to what was kept before, {@code null} for nothing. */
        void happens(IpamStore.@Nullable Entry<?> before);
    }

    /** Returns what is kept under a key, {@code null} for nothing. */
    IpamStore.@Nullable Entry<?> get(IpamKey<?> key);

    /** Keeps an entry if nothing is kept under its key; returns whether it does. */
    boolean create(IpamStore.Entry<?> next, Change change);

    /** Keeps an entry in the place of another revision. */
    Outcome update(IpamStore.Entry<?> next, long expectedRevision, Change change);

    /** Keeps nothing in the place of a revision. */
    Outcome delete(IpamKey<?> key, long expectedRevision, Change change);

    /** Keeps an entry whatever was there. */
    void put(IpamStore.Entry<?> next, Change change);

    /** Keeps nothing whatever was there; returns whether something was. */
    boolean remove(IpamKey<?> key, Change change);

    /** Hands over all entries in no order; those that change meanwhile before or after the change. */
    void forEach(Consumer<IpamStore.Entry<?>> action);
}
