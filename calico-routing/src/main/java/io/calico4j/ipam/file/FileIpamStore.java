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
import io.calico4j.resource.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store in a folder of manifests, one object a file, in the form Calico keeps in Kubernetes.
 *
 * <p>The folder can be read with a {@code ManifestReader} and edited by hand while no store is open on it. A write is on
 * disk before it returns: the new text goes to a file of its own, which takes the place of the old one in one step, so
 * that a crash leaves the old object or the new one, never a part. All objects are also held in memory, with an index, so
 * reading costs what it costs in {@link InMemoryIpamStore}; a write costs two flushes of the disk.
 *
 * <p>A folder is open in one process, and there once, at a time; within it the store is safe for any number of threads.
 * Objects of other kinds in the folder are left alone. The old marker of a host has no manifest and can't be written.
 */
public final class FileIpamStore implements IpamStore, AutoCloseable {
    private final ManifestFolder folder;
    private final InMemoryIpamStore memory;
    private volatile boolean loading = true;
    private volatile boolean closed;

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
        ManifestFolder folder = ManifestFolder.open(Objects.requireNonNull(directory, "directory"));
        FileIpamStore store = new FileIpamStore(folder);
        try {
            folder.readAll().forEach(value -> value.applyTo(store.memory));
        } catch (IpamException e) {
            folder.close();
            throw e;
        }
        store.loading = false;
        return store;
    }

    /**
     * Fills a folder that holds no object yet with those of a snapshot, and opens a store on it.
     *
     * <p>Pools, nodes and reservations are written as the snapshot has them.
     *
     * @throws IpamException {@link IpamError#DATASTORE} as {@link #open}, or if the folder holds objects;
     *     {@link IpamError#VALIDATION} if an object of the snapshot can't be read; nothing is written then
     */
    public static FileIpamStore create(Path directory, ClusterSnapshot snapshot) {
        var unread = IpamResources.load(Objects.requireNonNull(snapshot, "snapshot"), InMemoryIpamStore.create());
        if (unread.hasErrors()) {
            throw new IpamException(IpamError.VALIDATION, unread.render());
        }
        FileIpamStore store = open(directory);
        try {
            if (!store.folder.isEmpty()) {
                throw new IpamException(IpamError.DATASTORE, directory + " holds objects already");
            }
            for (Resource resource : snapshot.resources()) {
                Optional<StoredValue<?>> value = IpamResources.read(resource);
                if (value.isPresent()) {
                    store.folder.write(value.get().key(), resource);
                    store.put(value.get());
                }
            }
        } catch (IpamException e) {
            store.close();
            throw e;
        }
        return store;
    }

    private synchronized void put(StoredValue<?> value) {
        loading = true;
        value.applyTo(memory);
        loading = false;
    }

    private void write(IpamKey<?> key, @Nullable Object value) {
        if (closed) {
            throw new IpamException(IpamError.DATASTORE, "the store on " + folder + " is closed");
        }
        if (loading) {
            return;
        }
        if (value == null) {
            folder.delete(key);
        } else {
            folder.write(
                    key,
                    IpamResources.write(untyped(key), value)
                            .orElseThrow(() -> new IpamException(
                                    IpamError.OTHER, key.path() + " has no manifest, so a folder can't keep it")));
        }
    }

    @SuppressWarnings("unchecked") // the value came with this key
    private static IpamKey<Object> untyped(IpamKey<?> key) {
        return (IpamKey<Object>) key;
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

    /** Lets go of the folder; every later write fails. */
    @Override
    public void close() {
        closed = true;
        folder.close();
    }
}
