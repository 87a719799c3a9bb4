// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.file;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.resource.StoredValue;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamIndex;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A store in a folder of manifests, one object a file, in the form Calico keeps in Kubernetes.
 *
 * <p>The folder can be read with a {@code ManifestReader} and edited by hand while no store is open on it. A write is on
 * disk before it returns: the new text goes to a file of its own, which takes the place of the old one in one step, so
 * that a crash leaves the old object or the new one, never a part. If the disk fails in that step, nobody knows which of
 * them it has; from then on every write fails until the folder is opened again. All objects are also held in memory, with
 * an index, so reading costs what it costs in {@link InMemoryIpamStore}; a write costs two flushes of the disk.
 *
 * <p>A folder is open in one process, and there once, at a time; within it the store is safe for any number of threads.
 * Objects of other kinds in the folder are left alone. The old marker of a host has no manifest and can't be written.
 */
public final class FileIpamStore implements IpamStore, AutoCloseable {
    private final ManifestFolder folder;
    private final InMemoryIpamStore memory;

    /** Writers share it, closing excludes them, so that nothing is written once the folder may be another store's. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();

    private volatile boolean loading = true;
    private boolean closed;

    private FileIpamStore(ManifestFolder folder) {
        this.folder = folder;
        this.memory = InMemoryIpamStore.journaled(this::write);
    }

    /**
     * Opens a store on a folder, which is created if it is missing.
     *
     * <p>Complexity: reads every file.
     *
     * @throws IpamException {@link IpamError#DATASTORE} if the folder is open elsewhere, can't be read, or holds a file
     *     that can't be read, has several objects or says the same as another one; the message names all such files
     */
    public static FileIpamStore open(Path directory) {
        return open(Objects.requireNonNull(directory, "directory"), new Disk());
    }

    static FileIpamStore open(Path directory, Disk disk) {
        ManifestFolder folder = ManifestFolder.open(directory, disk);
        FileIpamStore store = new FileIpamStore(folder);
        boolean read = false;
        try {
            folder.readAll().forEach(value -> value.applyTo(store.memory));
            read = true;
        } finally {
            if (!read) {
                folder.close();
            }
        }
        store.loading = false;
        return store;
    }

    /**
     * Fills a folder that holds no object yet with those of a snapshot, and opens a store on it.
     *
     * <p>Pools, nodes and reservations are written as the snapshot has them; of a node that is both Calico's and
     * Kubernetes's, Calico's.
     *
     * @throws IpamException {@link IpamError#VALIDATION} if an object of the snapshot can't be read, and
     *     {@link IpamError#DATASTORE} as {@link #open(Path)}, or if the folder holds objects; nothing is written then.
     *     {@link IpamError#DATASTORE} also if the disk fails, which leaves the folder with some of the objects
     */
    public static FileIpamStore create(Path directory, ClusterSnapshot snapshot) {
        Objects.requireNonNull(directory, "directory");
        var unread = IpamResources.load(Objects.requireNonNull(snapshot, "snapshot"), InMemoryIpamStore.create());
        if (unread.hasErrors()) {
            throw new IpamException(IpamError.VALIDATION, unread.render());
        }
        FileIpamStore store = open(directory);
        boolean filled = false;
        try {
            store.fill(directory, snapshot);
            filled = true;
        } finally {
            if (!filled) {
                store.close();
            }
        }
        return store;
    }

    private void fill(Path directory, ClusterSnapshot snapshot) {
        if (!folder.isEmpty()) {
            throw new IpamException(IpamError.DATASTORE, directory + " holds objects already");
        }
        loading = true;
        for (Resource resource : snapshot.resources()) {
            Optional<StoredValue<?>> value = IpamResources.read(resource);
            if (value.isPresent()) {
                IpamKey<?> key = value.get().key();
                if (resource.kind() != Kind.KUBERNETES_NODE || memory.get(key).isEmpty()) {
                    folder.write(key, resource);
                    value.get().applyTo(memory);
                }
            }
        }
        loading = false;
    }

    private void write(IpamKey<?> key, @Nullable Object value) {
        if (loading) {
            return;
        }
        open.readLock().lock();
        try {
            if (closed) {
                throw new IpamException(IpamError.DATASTORE, "the store on " + folder + " is closed");
            }
            if (value == null) {
                folder.delete(key);
            } else {
                folder.keep(key, value);
            }
        } finally {
            open.readLock().unlock();
        }
    }

    @Override
    public <V> Optional<Entry<V>> get(IpamKey<V> key) {
        return memory.get(key);
    }

    @Override
    public <V> List<Entry<V>> list(IpamRange<V> range) {
        return memory.list(range);
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> create(IpamKey<V> key, V value) {
        return memory.create(key, value);
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> update(Entry<V> read, V value) {
        return memory.update(read, value);
    }

    @Override
    public <V> void delete(Entry<V> read) {
        memory.delete(read);
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> apply(IpamKey<V> key, V value) {
        return memory.apply(key, value);
    }

    @Override
    public Optional<IpamIndex> index() {
        return memory.index();
    }

    /** Lets go of the folder once the writes under way are done; every later write fails, reads go on. */
    @Override
    public void close() {
        open.writeLock().lock();
        try {
            closed = true;
            folder.close();
        } finally {
            open.writeLock().unlock();
        }
    }
}
