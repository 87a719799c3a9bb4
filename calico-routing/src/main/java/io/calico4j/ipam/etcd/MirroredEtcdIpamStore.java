// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamIndex;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.JointWrites;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A store in etcd that reads from a copy in memory, with an index, and follows etcd by watching it.
 *
 * <p>Every write goes to etcd, under the condition that the key there is still as the copy has it, before the copy
 * changes; so an assignment costs one request instead of ten. Reads see all writes made through this store at once, and
 * those of others after the time a message takes; {@link #refresh} catches up at once. That is enough for address
 * management: what decides are the conditional writes, and a write that loses brings the copy up to date, so that trying
 * again works. A write that etcd doesn't answer fails and may have been made; its key is read from etcd before it is
 * looked at again. While etcd can't be reached, writes fail and reads answer from the copy.
 *
 * <p>A value that is not what Calico writes is left out of the copy; {@link EtcdIpamStore#unreadable} names all such
 * values. Safe for any number of threads; two daemon threads watch until the store is closed.
 */
public final class MirroredEtcdIpamStore implements IpamStore, AutoCloseable {
    private static final long PAUSE_MILLIS = 200;

    private final EtcdGateway gateway;
    private final EtcdMirror mirror;
    private final ConcurrentHashMap<String, Closeable> streams = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private MirroredEtcdIpamStore(EtcdGateway gateway) {
        this.gateway = gateway;
        this.mirror = new EtcdMirror(gateway);
    }

    /**
     * Reads everything and starts to watch.
     *
     * @throws IpamException {@link IpamError#DATASTORE} if etcd doesn't answer
     */
    public static MirroredEtcdIpamStore open(EtcdIpamStore store) {
        MirroredEtcdIpamStore mirrored = new MirroredEtcdIpamStore(Objects.requireNonNull(store, "store").gateway);
        for (String prefix : List.of(EtcdCodec.STATE, EtcdCodec.RESOURCES)) {
            long revision = mirrored.readAll(prefix);
            Thread thread = new Thread(() -> mirrored.follow(prefix, revision), "etcd-watch " + prefix);
            thread.setDaemon(true);
            thread.start();
        }
        return mirrored;
    }

    /** Reads everything again: what was written before the call is seen after it. */
    public void refresh() {
        long state = readAll(EtcdCodec.STATE);
        long resources = readAll(EtcdCodec.RESOURCES);
        assert state <= resources : "etcd went back in time";
    }

    private long readAll(String prefix) {
        EtcdGateway.Listing listing = gateway.list(prefix);
        mirror.learnAll(prefix, listing);
        return listing.revision();
    }

    /** Watches until the store is closed, from where the last watch broke off, or all over again if etcd forgot that. */
    private void follow(String prefix, long from) {
        long seen = from;
        while (!closed) {
            AtomicLong reached = new AtomicLong(seen);
            boolean forgotten = false;
            try {
                forgotten = watch(prefix, reached);
            } catch (IpamException | IOException e) {
                forgotten = closed;
            } catch (RuntimeException e) {
                forgotten = true; // whatever that was, what it was about is read anew
            }
            pause();
            seen = reached.get();
            while (forgotten && !closed) {
                try {
                    seen = readAll(prefix);
                    forgotten = false;
                } catch (IpamException e) {
                    pause();
                }
            }
        }
    }

    /**
     * Takes in changes until the watch breaks off.
     *
     * @param reached the revision up to which all is known, raised with what comes
     * @return whether what came in between has to be read anew
     */
    private boolean watch(String prefix, AtomicLong reached) throws IOException {
        try (WatchStream stream = gateway.watch(prefix, reached.get() + 1)) {
            streams.put(prefix, stream);
            String line = closed ? null : stream.next();
            while (line != null && !closed) {
                EtcdReply reply = EtcdReply.parse(line);
                if (reply.canceled || !reply.error.isEmpty()) {
                    return true;
                }
                take(prefix, reply, reached);
                line = stream.next();
            }
            return false;
        }
    }

    /** Takes in changes. Etcd's own revision may be ahead of those it is yet to tell of, except where it tells only that. */
    private void take(String prefix, EtcdReply reply, AtomicLong reached) {
        for (EtcdValue value : reply.values) {
            mirror.learnQuietly(value);
        }
        long revision = reply.lastRevision();
        if (revision > reached.get()) {
            mirror.passed(prefix.equals(EtcdCodec.RESOURCES), revision);
            reached.set(revision);
        }
    }

    private void pause() {
        if (closed) {
            return;
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public <V> Optional<Entry<V>> get(IpamKey<V> key) {
        mirror.settle(Objects.requireNonNull(key, "key"));
        return mirror.memory.get(key);
    }

    @Override
    public <V> List<Entry<V>> list(IpamRange<V> range) {
        mirror.settle(null);
        return mirror.memory.list(range);
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> create(IpamKey<V> key, V value) {
        return write(Objects.requireNonNull(key, "key"), () -> mirror.memory.create(key, value), true);
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> update(Entry<V> read, V value) {
        return write(Objects.requireNonNull(read, "read").key(), () -> mirror.memory.update(read, value), false);
    }

    @Override
    public <V> void delete(Entry<V> read) {
        boolean unused = write(
                Objects.requireNonNull(read, "read").key(),
                () -> {
                    mirror.memory.delete(read);
                    return true;
                },
                false);
    }

    private <T> T write(IpamKey<?> key, Supplier<T> change, boolean creates) {
        if (closed) {
            throw new IpamException(IpamError.DATASTORE, "the store is closed");
        }
        try {
            return change.get();
        } catch (EtcdMirror.Overtaken e) {
            String text = e.found().text();
            if (text != null) {
                Object read = EtcdCodec.read(key, text); // a malformed value fails here, under its key
                assert read != null : key;
            }
            mirror.learn(e.found());
            throw creates
                    ? new IpamException(IpamError.ALREADY_EXISTS, key.path() + " exists")
                    : EtcdIpamStore.lost(key, e.isGone());
        }
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> apply(IpamKey<V> key, V value) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        while (true) {
            try {
                return write(key, () -> mirror.memory.apply(key, value), false);
            } catch (IpamException e) {
                if (e.is(IpamError.DATASTORE) && holdsNonsense(key)) {
                    String path = EtcdIpamStore.path(key);
                    String text = EtcdCodec.write(key, value);
                    mirror.learn(new EtcdValue(path, text, gateway.put(path, text)));
                } else if (!e.is(IpamError.UPDATE_CONFLICT) && !e.is(IpamError.DOES_NOT_EXIST)) {
                    throw e;
                }
            }
        }
    }

    /** Returns whether etcd has a value under a key that can't be read. */
    private <V> boolean holdsNonsense(IpamKey<V> key) {
        EtcdValue now = gateway.get(EtcdIpamStore.path(key));
        if (now.text() == null) {
            return false;
        }
        try {
            return EtcdCodec.read(key, now.text()) == null;
        } catch (IpamException e) {
            return true;
        }
    }

    @Override
    public Optional<JointWrites> jointWrites() {
        return closed ? Optional.empty() : mirror.memory.jointWrites();
    }

    @Override
    public Optional<IpamIndex> index() {
        return mirror.memory.index();
    }

    /** Stops watching; every later write fails. Etcd keeps what it has. */
    @Override
    public void close() {
        closed = true;
        List<Closeable> open = new ArrayList<>(streams.values());
        for (Closeable stream : open) {
            try {
                stream.close();
            } catch (IOException e) {
                throw new IpamException(IpamError.DATASTORE, "can't end a watch: " + e.getMessage(), e);
            }
        }
    }
}
