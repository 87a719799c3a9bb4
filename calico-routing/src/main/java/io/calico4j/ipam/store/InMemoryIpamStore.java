// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.ipam.block.AllocationBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The embedded store: everything in memory, with an index of its content.
 *
 * <p>Reads take no lock and a write locks its own key, but for handles, which lock a small part of all handles for the
 * time of a lookup. It is safe for any number of threads. Reading and writing by key take constant time; listing a range sorts all values of its kind, except that the lists of pools, of nodes and of
 * reservations are kept until one of them changes.
 */
public final class InMemoryIpamStore implements IpamStore {
    private static final IpamKey.Kind[] KINDS = IpamKey.Kind.values();

    private record Listing(long version, List<?> entries) {}

    /** The values of one kind, with their last listing if lists of that kind are asked for again and again. */
    private static final class Kept {
        private final Shelf shelf;
        private final AtomicLong version = new AtomicLong();
        private final boolean keepsListing;
        private volatile @Nullable Listing listing;

        private Kept(IpamKey.Kind kind, boolean watched) {
            shelf = kind == IpamKey.Kind.HANDLE && !watched ? new HandleShelf() : new MapShelf();
            keepsListing = kind == IpamKey.Kind.POOL || kind == IpamKey.Kind.RESERVATION || kind == IpamKey.Kind.NODE;
        }

        private void changed() {
            if (keepsListing) {
                version.incrementAndGet();
            }
        }
    }

    private final boolean asText;
    private final @Nullable IpamJournal journal;
    private final Revisions revisions = new Revisions();
    private final StoreIndex index = new StoreIndex();
    private final Optional<JointWrites> joint;
    private final Kept blocks;
    private final Kept affinities;
    private final Kept handles;
    private final Kept config;
    private final Kept hosts;
    private final Kept nodes;
    private final Kept pools;
    private final Kept reservations;

    private InMemoryIpamStore(boolean asText, @Nullable IpamJournal journal) {
        this.asText = asText;
        this.journal = journal;
        this.joint =
                journal != null && journal.takesBoth() ? Optional.of(new JointMemory(this, journal)) : Optional.empty();
        boolean watched = journal != null;
        this.blocks = new Kept(IpamKey.Kind.BLOCK, watched);
        this.affinities = new Kept(IpamKey.Kind.AFFINITY, watched);
        this.handles = new Kept(IpamKey.Kind.HANDLE, watched);
        this.config = new Kept(IpamKey.Kind.CONFIG, watched);
        this.hosts = new Kept(IpamKey.Kind.HOST, watched);
        this.nodes = new Kept(IpamKey.Kind.NODE, watched);
        this.pools = new Kept(IpamKey.Kind.POOL, watched);
        this.reservations = new Kept(IpamKey.Kind.RESERVATION, watched);
    }

    /** Returns an empty store that keeps values as they are. */
    public static InMemoryIpamStore create() {
        return new InMemoryIpamStore(false, null);
    }

    /** Returns an empty store that keeps every value as its stored text, as a real datastore does. */
    public static InMemoryIpamStore serialized() {
        return new InMemoryIpamStore(true, null);
    }

    /** Returns an empty store that keeps values as they are and tells a journal of every change. */
    public static InMemoryIpamStore journaled(IpamJournal journal) {
        return new InMemoryIpamStore(false, Objects.requireNonNull(journal, "journal"));
    }

    private Kept kind(IpamKey.Kind kind) {
        return switch (kind) {
            case BLOCK -> blocks;
            case AFFINITY -> affinities;
            case HANDLE -> handles;
            case CONFIG -> config;
            case HOST -> hosts;
            case NODE -> nodes;
            case POOL -> pools;
            case RESERVATION -> reservations;
        };
    }

    @CanIgnoreReturnValue
    private static <V> IpamKey<V> checked(IpamKey<V> key) {
        if (!Objects.requireNonNull(key, "key").isValid()) {
            throw new IpamException(IpamError.OTHER, "a key with an empty name: " + key.path());
        }
        return key;
    }

    private Entry<?> kept(Entry<?> entry) {
        return asText ? textEntry(entry.key(), encode(entry), entry.revision()) : entry;
    }

    @SuppressWarnings("unchecked") // inside this class a text stands for a value of any type
    private static Entry<?> textEntry(IpamKey<?> key, byte[] text, long revision) {
        return new Entry<>((IpamKey<StoredText>) key, new StoredText(text), revision);
    }

    private static <V> byte[] encode(Entry<V> entry) {
        return IpamJson.encode(entry.key(), entry.value());
    }

    private static <V> String write(Entry<V> entry) {
        return IpamJson.write(entry.key(), entry.value());
    }

    @SuppressWarnings("unchecked") // a key's entry has the key's type of value
    private static <V> Entry<V> read(IpamKey<V> key, Entry<?> kept) {
        return kept.value() instanceof StoredText text
                ? new Entry<>(key, IpamJson.decode(key, text.octets), kept.revision())
                : (Entry<V>) kept;
    }

    @Override
    public <V> Optional<Entry<V>> get(IpamKey<V> key) {
        Entry<?> kept = kind(checked(key).kind()).shelf.get(key);
        return kept == null ? Optional.empty() : Optional.of(read(key, kept));
    }

    @Override
    @SuppressWarnings("unchecked") // a range lists one type of value
    public <V> List<Entry<V>> list(IpamRange<V> range) {
        Kept kind = kind(Objects.requireNonNull(range, "range").kind());
        long version = kind.version.get();
        Listing last = kind.listing;
        if (last != null && last.version() == version) {
            return (List<Entry<V>>) last.entries();
        }
        List<Entry<?>> found = new ArrayList<>();
        kind.shelf.forEach(kept -> {
            if (range.contains(kept.key())) {
                found.add(kept);
            }
        });
        found.sort(Comparator.comparing(kept -> kept.key().path(), OctetOrder.INSTANCE));
        List<Entry<V>> entries = new ArrayList<>(found.size());
        found.forEach(kept -> entries.add(read((IpamKey<V>) kept.key(), kept)));
        List<Entry<V>> result = List.copyOf(entries);
        if (kind.keepsListing) {
            kind.listing = new Listing(version, result);
        }
        return result;
    }

    @Override
    public <V> Entry<V> create(IpamKey<V> key, V value) {
        Kept kind = kind(checked(key).kind());
        Entry<V> entry = new Entry<>(key, value, revisions.next(key));
        if (!kind.shelf.create(kept(entry), before -> changed(key, null, value))) {
            throw new IpamException(IpamError.ALREADY_EXISTS, key.path() + " exists");
        }
        kind.changed();
        return entry;
    }

    @Override
    public <V> Entry<V> update(Entry<V> read, V value) {
        IpamKey<V> key = checked(Objects.requireNonNull(read, "read").key());
        Kept kind = kind(key.kind());
        Entry<V> entry = new Entry<>(key, value, revisions.next(key));
        check(key, kind.shelf.update(kept(entry), read.revision(), before -> changed(key, read.value(), value)));
        kind.changed();
        return entry;
    }

    @Override
    public <V> void delete(Entry<V> read) {
        IpamKey<V> key = checked(Objects.requireNonNull(read, "read").key());
        Kept kind = kind(key.kind());
        check(key, kind.shelf.delete(key, read.revision(), before -> changed(key, read.value(), null)));
        kind.changed();
    }

    private static void check(IpamKey<?> key, Shelf.Outcome outcome) {
        if (outcome == Shelf.Outcome.MISSING) {
            throw new IpamException(IpamError.DOES_NOT_EXIST, key.path() + " doesn't exist");
        }
        if (outcome == Shelf.Outcome.CHANGED) {
            throw new IpamException(IpamError.UPDATE_CONFLICT, key.path() + " changed since it was read");
        }
    }

    @Override
    public <V> Entry<V> apply(IpamKey<V> key, V value) {
        Entry<V> entry = new Entry<>(checked(key), value, revisions.next(key));
        put(entry, kept(entry));
        return entry;
    }

    private <V> void put(Entry<V> entry, Entry<?> next) {
        IpamKey<V> key = entry.key();
        Kept kind = kind(key.kind());
        kind.shelf.put(next, before -> changed(key, valueOf(key, before), entry.value()));
        kind.changed();
    }

    private static <V> @Nullable V valueOf(IpamKey<V> key, @Nullable Entry<?> kept) {
        return kept == null ? null : read(key, kept).value();
    }

    /** Removes whatever is under a key; returns whether something was. */
    @CanIgnoreReturnValue
    public <V> boolean remove(IpamKey<V> key) {
        Kept kind = kind(checked(key).kind());
        boolean found = kind.shelf.remove(key, before -> changed(key, valueOf(key, before), null));
        kind.changed();
        return found;
    }

    /**
     * Puts a stored text under a key whatever is there, kept to the letter if the store keeps texts.
     *
     * @throws IpamException {@link IpamError#DATASTORE} if it is not the text of such a value
     */
    public <V> void load(IpamKey<V> key, String text) {
        byte[] octets = Objects.requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8);
        Entry<V> entry = new Entry<>(key, IpamJson.decode(key, octets), revisions.next(key));
        put(entry, asText ? textEntry(key, octets, entry.revision()) : entry);
    }

    /**
     * Returns the stored text of every value that address management writes, by path; {@link #load} puts it back. A value
     * that changes meanwhile is shown as before or as after its change, each for itself.
     */
    public SortedMap<String, String> dump() {
        TreeMap<String, String> texts = new TreeMap<>();
        for (IpamKey.Kind kind : KINDS) {
            if (kind != IpamKey.Kind.NODE && kind != IpamKey.Kind.POOL && kind != IpamKey.Kind.RESERVATION) {
                kind(kind)
                        .shelf
                        .forEach(kept -> texts.put(
                                kept.key().path(),
                                kept.value() instanceof StoredText text ? text.text() : write(kept)));
            }
        }
        return texts;
    }

    private <V> void changed(IpamKey<V> key, @Nullable V before, @Nullable V after) {
        if (journal != null) {
            journal.changing(key, after);
        }
        reindex(key, before, after);
    }

    <V> void reindex(IpamKey<V> key, @Nullable V before, @Nullable V after) {
        if (key instanceof IpamKey.BlockKey block) {
            index.blockChanged(block.cidr(), (AllocationBlock) before, (AllocationBlock) after);
        } else if (key instanceof IpamKey.AffinityKey affinity) {
            index.affinityChanged(affinity, (BlockAffinity) after);
        }
    }

    Shelf shelf(IpamKey<?> key) {
        return kind(checked(key).kind()).shelf;
    }

    <V> Entry<V> next(IpamKey<V> key, V value) {
        return new Entry<>(key, value, revisions.next(key));
    }

    @Override
    public Optional<JointWrites> jointWrites() {
        return joint;
    }

    @Override
    public Optional<IpamIndex> index() {
        return Optional.of(index);
    }
}
