// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A shelf of handles, of which there are as many as there are pods, in tables that a lookup reads in two or three places.
 *
 * <p>It tells of no change: nothing in a store watches handles. Every call locks one of {@value #TABLES} tables for the
 * time of a lookup.
 */
final class HandleShelf implements Shelf {
    private static final int TABLES = 64;

    private final HandleTable[] tables = new HandleTable[TABLES];

    HandleShelf() {
        for (int i = 0; i < TABLES; i++) {
            tables[i] = new HandleTable();
        }
    }

    private static String handle(IpamKey<?> key) {
        if (key instanceof IpamKey.HandleKey handle) {
            return handle.handle();
        }
        throw new IllegalArgumentException("not the key of a handle: " + key.path());
    }

    private static int hash(String handle) {
        int spread = handle.hashCode() * 0x9E3779B9;
        return spread ^ (spread >>> 15);
    }

    private HandleTable table(int hash) {
        return tables[hash >>> 26];
    }

    @Override
    @SuppressWarnings("unchecked") // a text may stand for the value
    public IpamStore.@Nullable Entry<?> get(IpamKey<?> key) {
        String handle = handle(key);
        int hash = hash(handle);
        HandleTable table = table(hash);
        Object value;
        long revision;
        synchronized (table) {
            int slot = table.find(handle, hash);
            if (slot < 0) {
                return null;
            }
            value = table.value(slot);
            revision = table.revision(slot);
        }
        return new IpamStore.Entry<>((IpamKey<Object>) key, value, revision);
    }

    @Override
    public boolean create(IpamStore.Entry<?> next, Change change) {
        String handle = handle(next.key());
        int hash = hash(handle);
        HandleTable table = table(hash);
        synchronized (table) {
            if (table.find(handle, hash) >= 0) {
                return false;
            }
            table.add(handle, hash, next.value(), next.revision());
            return true;
        }
    }

    /** Returns what comes of a change at a slot that is made only if the revision is as expected. */
    private static Outcome outcome(HandleTable table, int slot, long expectedRevision) {
        if (slot < 0) {
            return Outcome.MISSING;
        }
        return table.revision(slot) == expectedRevision ? Outcome.DONE : Outcome.CHANGED;
    }

    @Override
    public Outcome update(IpamStore.Entry<?> next, long expectedRevision, Change change) {
        String handle = handle(next.key());
        int hash = hash(handle);
        HandleTable table = table(hash);
        synchronized (table) {
            int slot = table.find(handle, hash);
            Outcome outcome = outcome(table, slot, expectedRevision);
            if (outcome == Outcome.DONE) {
                table.set(slot, handle, next.value(), next.revision());
            }
            return outcome;
        }
    }

    @Override
    public Outcome delete(IpamKey<?> key, long expectedRevision, Change change) {
        String handle = handle(key);
        int hash = hash(handle);
        HandleTable table = table(hash);
        synchronized (table) {
            int slot = table.find(handle, hash);
            Outcome outcome = outcome(table, slot, expectedRevision);
            if (outcome == Outcome.DONE) {
                table.remove(slot);
            }
            return outcome;
        }
    }

    @Override
    public void put(IpamStore.Entry<?> next, Change change) {
        String handle = handle(next.key());
        int hash = hash(handle);
        HandleTable table = table(hash);
        synchronized (table) {
            int slot = table.find(handle, hash);
            if (slot < 0) {
                table.add(handle, hash, next.value(), next.revision());
            } else {
                table.set(slot, handle, next.value(), next.revision());
            }
        }
    }

    @Override
    public boolean remove(IpamKey<?> key, Change change) {
        String handle = handle(key);
        int hash = hash(handle);
        HandleTable table = table(hash);
        synchronized (table) {
            int slot = table.find(handle, hash);
            if (slot >= 0) {
                table.remove(slot);
            }
            return slot >= 0;
        }
    }

    @Override
    public void forEach(Consumer<IpamStore.Entry<?>> action) {
        for (HandleTable table : tables) {
            List<IpamStore.Entry<?>> entries = new ArrayList<>();
            synchronized (table) {
                table.forEach((handle, value, revision) -> entries.add(entry(handle, value, revision)));
            }
            entries.forEach(action);
        }
    }

    @SuppressWarnings("unchecked") // a text may stand for the value
    private static IpamStore.Entry<?> entry(String handle, Object value, long revision) {
        IpamKey<?> key = new IpamKey.HandleKey(handle);
        return new IpamStore.Entry<>((IpamKey<Object>) key, value, revision);
    }
}
