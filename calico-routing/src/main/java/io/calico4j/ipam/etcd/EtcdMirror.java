// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamJournal;
import io.calico4j.ipam.store.IpamKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A copy in memory of what address management has in an etcd, through which writes go to etcd first. */
final class EtcdMirror {
    /*
     * The journal of the memory is called under the lock of the key. For a write of our own it sends the write to etcd,
     * under the condition that the key there is as the copy has it; what etcd refuses never reaches the copy. For news
     * from etcd it lets through only what is newer than what is known. The revision of a deleted key is remembered until
     * the watch has passed it, so that older news can't bring the key back.
     */

    /** Etcd has something newer than the copy. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient EtcdValue found;

        Overtaken(EtcdValue found) {
            super("etcd has a newer " + found.key(), null, false, false);
            this.found = found;
        }

        EtcdValue found() {
            return found;
        }

        boolean isGone() {
            return found.text() == null;
        }
    }

    private static final class OldNews extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OldNews() {
            super("known already", null, false, false);
        }
    }

    private record Known(long revision, boolean present) {}

    private record Deleted(IpamKey<?> key, Known known) {}

    private final EtcdGateway gateway;
    private final Map<IpamKey<?>, Known> known = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Deleted> deleted = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<@Nullable Long> news = new ThreadLocal<>();
    final InMemoryIpamStore memory = InMemoryIpamStore.journaled(new Journal());

    EtcdMirror(EtcdGateway gateway) {
        this.gateway = gateway;
    }

    private final class Journal implements IpamJournal {
        @Override
        public void changing(IpamKey<?> key, @Nullable Object value) {
            Long revision = news.get();
            if (revision != null) {
                Known before = known.get(key);
                if (before != null && before.revision() >= revision) {
                    throw new OldNews();
                }
                note(key, new Known(revision, value != null));
            } else {
                send(key, value);
            }
        }

        @Override
        public boolean takesBoth() {
            return true;
        }

        @Override
        public boolean changingBoth(
                IpamKey<?> first, @Nullable Object value, IpamKey<?> second, @Nullable Object otherValue) {
            long revision = gateway.both(change(first, value), change(second, otherValue));
            if (revision != 0) {
                note(first, new Known(revision, value != null));
                note(second, new Known(revision, otherValue != null));
            }
            return revision != 0;
        }
    }

    private EtcdGateway.Change change(IpamKey<?> key, @Nullable Object value) {
        return new EtcdGateway.Change(
                EtcdIpamStore.path(key), value == null ? null : text(key, value), expectedRevision(key));
    }

    private long expectedRevision(IpamKey<?> key) {
        Known before = known.get(key);
        return before != null && before.present() ? before.revision() : 0;
    }

    private void send(IpamKey<?> key, @Nullable Object value) {
        long expected = expectedRevision(key);
        String path = EtcdIpamStore.path(key);
        EtcdGateway.Outcome outcome =
                value == null ? gateway.delete(path, expected) : gateway.put(path, text(key, value), expected);
        if (!outcome.done()) {
            throw new Overtaken(
                    outcome.found() != null ? outcome.found() : new EtcdValue(path, null, outcome.revision()));
        }
        note(key, new Known(outcome.revision(), value != null));
    }

    @SuppressWarnings("unchecked") // the value came with this key
    private static <V> String text(IpamKey<V> key, Object value) {
        return EtcdCodec.write(key, (V) value);
    }

    private void note(IpamKey<?> key, Known state) {
        known.put(key, state);
        if (!state.present()) {
            deleted.add(new Deleted(key, state));
        }
    }

    /**
     * Takes in what etcd says of a key, unless something newer is known.
     *
     * @throws IpamException if the value is malformed
     */
    void learn(EtcdValue value) {
        Optional<IpamKey<?>> key = EtcdCodec.key(value.key());
        if (key.isEmpty() || !key.get().isValid()) {
            return;
        }
        Known before = known.get(key.get());
        if (before != null && before.revision() >= value.revision()) {
            return;
        }
        news.set(value.revision());
        try {
            if (value.text() == null) {
                forget(key.get(), value.revision());
            } else {
                keep(key.get(), value.text());
            }
        } catch (OldNews e) {
            assert known.containsKey(key.get()) : key;
        } finally {
            news.remove();
        }
    }

    private <V> void keep(IpamKey<V> key, String text) {
        memory.apply(key, EtcdCodec.read(key, text));
    }

    private void forget(IpamKey<?> key, long revision) {
        if (!memory.remove(key)) {
            Known state = new Known(revision, false);
            Known now = known.merge(key, state, (old, next) -> old.revision() >= next.revision() ? old : next);
            if (now.equals(state)) {
                deleted.add(new Deleted(key, state));
            }
        }
    }

    /** Takes in a list of all keys that begin with a text. */
    void learnAll(String prefix, EtcdGateway.Listing listing) {
        Set<IpamKey<?>> listed = new HashSet<>();
        for (EtcdValue value : listing.values()) {
            EtcdCodec.key(value.key()).ifPresent(listed::add);
            learn(value);
        }
        for (IpamKey<?> key : List.copyOf(known.keySet())) {
            Known state = known.get(key);
            if (state != null
                    && state.present()
                    && state.revision() <= listing.revision()
                    && key.path().startsWith(prefix)
                    && !listed.contains(key)) {
                learn(new EtcdValue(key.path(), null, listing.revision()));
            }
        }
    }

    /** Forgets what was remembered against news older than a revision, which can't come any more. */
    void passed(long revision) {
        for (Deleted next = deleted.peek();
                next != null && next.known().revision() <= revision;
                next = deleted.peek()) {
            Deleted first = deleted.poll();
            if (first != null) {
                known.remove(first.key(), first.known());
            }
        }
    }
}
