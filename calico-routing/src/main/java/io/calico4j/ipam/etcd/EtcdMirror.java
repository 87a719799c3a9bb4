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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A copy in memory of what address management has in an etcd, through which writes go to etcd first. */
final class EtcdMirror {
    /*
     * The journal of the memory is called under the lock of the key. For a write of our own it sends the write to etcd,
     * under the condition that the key there is as the copy has it; what etcd refuses never reaches the copy. For news
     * from etcd it lets through only what is newer than what is known. The revision of a deleted key is remembered until
     * the watch of that key has passed it, so that older news can't bring the key back.
     *
     * A write of our own that etcd doesn't answer may have been made. Its keys are in doubt, and are read from etcd before
     * anything is said of them: who is told that a write may have happened, looks next whether it has.
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
    private final Set<IpamKey<?>> doubtful = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Deleted> deletedState = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Deleted> deletedResources = new ConcurrentLinkedQueue<>();
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
            long revision =
                    sent(List.of(first, second), () -> gateway.both(change(first, value), change(second, otherValue)));
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
        String text = value == null ? null : textOver(key, value, expected);
        EtcdGateway.Outcome outcome = sent(
                List.of(key), () -> text == null ? gateway.delete(path, expected) : gateway.put(path, text, expected));
        if (!outcome.done()) {
            throw new Overtaken(
                    outcome.found() != null ? outcome.found() : new EtcdValue(path, null, outcome.revision()));
        }
        note(key, new Known(outcome.revision(), value != null));
    }

    private <T> T sent(List<IpamKey<?>> keys, Supplier<T> write) {
        try {
            return write.get();
        } catch (IpamException e) {
            doubtful.addAll(keys);
            throw e;
        }
    }

    /**
     * Reads what may have changed without our knowing.
     *
     * @param key the key that somebody wants to know of, {@code null} for all keys
     */
    void settle(@Nullable IpamKey<?> key) {
        if (doubtful.isEmpty() || (key != null && !doubtful.contains(key))) {
            return;
        }
        for (IpamKey<?> one : key == null ? List.copyOf(doubtful) : List.<IpamKey<?>>of(key)) {
            boolean settled = false;
            try {
                doubtful.remove(one); // first, since it may come into doubt again meanwhile
                learnQuietly(gateway.get(EtcdIpamStore.path(one)));
                settled = true;
            } finally {
                if (!settled) {
                    doubtful.add(one);
                }
            }
        }
    }

    private String textOver(IpamKey<?> key, Object value, long expected) {
        if (expected != 0 && EtcdCodec.isResource(key.kind())) {
            EtcdValue now = gateway.get(EtcdIpamStore.path(key));
            if (now.text() != null && now.revision() == expected) {
                return EtcdCodec.write(untyped(key), value, now.text());
            }
        }
        return text(key, value);
    }

    @SuppressWarnings("unchecked") // the value came with this key
    private static IpamKey<Object> untyped(IpamKey<?> key) {
        return (IpamKey<Object>) key;
    }

    @SuppressWarnings("unchecked") // the value came with this key
    private static <V> String text(IpamKey<V> key, Object value) {
        return EtcdCodec.write(key, (V) value);
    }

    private void note(IpamKey<?> key, Known state) {
        known.put(key, state);
        if (!state.present()) {
            deletedOf(EtcdCodec.isResource(key.kind())).add(new Deleted(key, state));
        }
    }

    private ConcurrentLinkedQueue<Deleted> deletedOf(boolean resources) {
        return resources ? deletedResources : deletedState;
    }

    /** Takes in what etcd says of a key; a malformed value counts as none, as it does in a list of etcd's. */
    void learnQuietly(EtcdValue value) {
        try {
            learn(value);
        } catch (IpamException malformed) {
            learn(new EtcdValue(value.key(), null, value.revision()));
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
                deletedOf(EtcdCodec.isResource(key.kind())).add(new Deleted(key, state));
            }
        }
    }

    /** Takes in a list of all keys that begin with a text. */
    void learnAll(String prefix, EtcdGateway.Listing listing) {
        Set<IpamKey<?>> listed = new HashSet<>();
        for (EtcdValue value : listing.values()) {
            EtcdCodec.key(value.key()).ifPresent(listed::add);
            learnQuietly(value);
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

    /** Forgets what was remembered against news older than a revision, which can't come any more on that watch. */
    void passed(boolean resources, long revision) {
        ConcurrentLinkedQueue<Deleted> deleted = deletedOf(resources);
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
