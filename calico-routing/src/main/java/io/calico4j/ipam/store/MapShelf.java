// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A shelf of objects by key. Reads take no lock; a change locks its own key. */
final class MapShelf implements Shelf {
    private final ConcurrentHashMap<IpamKey<?>, IpamStore.Entry<?>> entries = new ConcurrentHashMap<>();

    @Override
    public IpamStore.@Nullable Entry<?> get(IpamKey<?> key) {
        return entries.get(key);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // whether it is this very entry that is kept now
    public boolean create(IpamStore.Entry<?> next, Change change) {
        return next
                == entries.computeIfAbsent(next.key(), key -> {
                    change.happens(null);
                    return next;
                });
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // whether it is this very entry that is kept now
    public Outcome update(IpamStore.Entry<?> next, long expectedRevision, Change change) {
        IpamStore.Entry<?> now = entries.computeIfPresent(next.key(), (key, old) -> {
            if (old.revision() != expectedRevision) {
                return old;
            }
            change.happens(old);
            return next;
        });
        return now == next ? Outcome.DONE : now == null ? Outcome.MISSING : Outcome.CHANGED;
    }

    @Override
    public Outcome delete(IpamKey<?> key, long expectedRevision, Change change) {
        boolean[] found = new boolean[1];
        IpamStore.Entry<?> now = entries.computeIfPresent(key, (k, old) -> {
            found[0] = true;
            if (old.revision() != expectedRevision) {
                return old;
            }
            change.happens(old);
            return null;
        });
        return now != null ? Outcome.CHANGED : found[0] ? Outcome.DONE : Outcome.MISSING;
    }

    @Override
    public void put(IpamStore.Entry<?> next, Change change) {
        entries.compute(next.key(), (key, old) -> {
            change.happens(old);
            return next;
        });
    }

    @Override
    public boolean remove(IpamKey<?> key, Change change) {
        boolean[] found = new boolean[1];
        entries.computeIfPresent(key, (k, old) -> {
            found[0] = true;
            change.happens(old);
            return null;
        });
        return found[0];
    }

    @Override
    public void forEach(Consumer<IpamStore.Entry<?>> action) {
        entries.values().forEach(action);
    }
}
