// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.ipam.block.AllocationBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The embedded store: everything in memory, with an index of its content.
 *
 * <p>Reads take no lock; a write locks its own key. It is safe for any number of threads. Reading and writing by key
 * take constant time; listing a range sorts all values of its kind, except that the lists of pools, of nodes and of
 * reservations are kept until one of them changes.
 */
public final class InMemoryIpamStore implements IpamStore {
    private static final class Kept<V> {
        private final IpamKey<V> key;
        private final long revision;
        private final @Nullable Entry<V> entry;
        private final @Nullable String text;

        private Kept(Entry<V> entry, boolean asText) {
            this.key = entry.key();
            this.revision = entry.revision();
            this.entry = asText ? null : entry;
            this.text = asText ? IpamJson.write(entry.key(), entry.value()) : null;
        }

        private Kept(IpamKey<V> key, long revision, String text) {
            this.key = key;
            this.revision = revision;
            this.entry = null;
            this.text = text;
        }

        private Entry<V> read() {
            return entry != null ? entry : new Entry<>(key, IpamJson.read(key, String.valueOf(text)), revision);
        }

        private String text() {
            return text != null ? text : entry == null ? "" : IpamJson.write(key, entry.value());
        }
    }

    private record Listing(long version, List<?> entries) {}

    /** The values of one kind, with their last listing. */
    private static final class Shelf {
        private final ConcurrentHashMap<IpamKey<?>, Kept<?>> values = new ConcurrentHashMap<>();
        private final AtomicLong version = new AtomicLong();
        private volatile @Nullable Listing listing;
    }

    private final boolean asText;
    private final AtomicLong revisions = new AtomicLong();
    private final StoreIndex index = new StoreIndex();
    private final EnumMap<IpamKey.Kind, Shelf> shelves = new EnumMap<>(IpamKey.Kind.class);

    private InMemoryIpamStore(boolean asText) {
        this.asText = asText;
        for (IpamKey.Kind kind : IpamKey.Kind.values()) {
            shelves.put(kind, new Shelf());
        }
    }

    /** Returns an empty store that keeps values as they are. */
    public static InMemoryIpamStore create() {
        return new InMemoryIpamStore(false);
    }

    /** Returns an empty store that keeps every value as its stored text, as a real datastore does. */
    public static InMemoryIpamStore serialized() {
        return new InMemoryIpamStore(true);
    }

    private Shelf shelf(IpamKey.Kind kind) {
        return Objects.requireNonNull(shelves.get(kind), "kind");
    }

    private ConcurrentHashMap<IpamKey<?>, Kept<?>> of(IpamKey.Kind kind) {
        return shelf(kind).values;
    }

    @SuppressWarnings("unchecked")
    private <V> @Nullable Kept<V> kept(IpamKey<V> key) {
        return (Kept<V>) of(key.kind()).get(checked(key));
    }

    @CanIgnoreReturnValue
    private static <V> IpamKey<V> checked(IpamKey<V> key) {
        if (!key.isValid()) {
            throw new IpamException(IpamError.OTHER, "a key with an empty name: " + key.path());
        }
        return key;
    }

    @Override
    public <V> Optional<Entry<V>> get(IpamKey<V> key) {
        Kept<V> kept = kept(key);
        return kept == null ? Optional.empty() : Optional.of(kept.read());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> List<Entry<V>> list(IpamRange<V> range) {
        Shelf shelf = shelf(range.kind());
        boolean kept = range.kind() == IpamKey.Kind.POOL
                || range.kind() == IpamKey.Kind.RESERVATION
                || range.kind() == IpamKey.Kind.NODE;
        long version = shelf.version.get();
        Listing last = shelf.listing;
        if (kept && last != null && last.version() == version) {
            return (List<Entry<V>>) last.entries();
        }
        List<Kept<V>> found = new ArrayList<>();
        shelf.values.forEach((key, value) -> {
            if (range.contains(key)) {
                found.add((Kept<V>) value);
            }
        });
        found.sort(Comparator.comparing(value -> value.key.path()));
        List<Entry<V>> entries = found.stream().map(Kept::read).toList();
        if (kept) {
            shelf.listing = new Listing(version, entries);
        }
        return entries;
    }

    @Override
    public <V> Entry<V> create(IpamKey<V> key, V value) {
        checked(key);
        Entry<V> entry = new Entry<>(key, value, revisions.incrementAndGet());
        Kept<V> next = new Kept<>(entry, asText);
        Kept<?> now = of(key.kind()).computeIfAbsent(key, k -> {
            changed(key, null, value);
            return next;
        });
        if (now != next) {
            throw new IpamException(IpamError.ALREADY_EXISTS, key.path() + " exists");
        }
        shelf(key.kind()).version.incrementAndGet();
        return entry;
    }

    @Override
    public <V> Entry<V> update(Entry<V> read, V value) {
        IpamKey<V> key = checked(read.key());
        Entry<V> entry = new Entry<>(key, value, revisions.incrementAndGet());
        Kept<V> next = new Kept<>(entry, asText);
        Kept<?> now = of(key.kind()).computeIfPresent(key, (k, old) -> {
            if (old.revision != read.revision()) {
                return old;
            }
            changed(key, read.value(), value);
            return next;
        });
        if (now != next) {
            throw lost(key, now == null);
        }
        shelf(key.kind()).version.incrementAndGet();
        return entry;
    }

    @Override
    public <V> void delete(Entry<V> read) {
        IpamKey<V> key = checked(read.key());
        boolean[] found = new boolean[1];
        Kept<?> now = of(key.kind()).computeIfPresent(key, (k, old) -> {
            found[0] = true;
            if (old.revision != read.revision()) {
                return old;
            }
            changed(key, read.value(), null);
            return null;
        });
        if (now != null || !found[0]) {
            throw lost(key, !found[0]);
        }
        shelf(key.kind()).version.incrementAndGet();
    }

    private static IpamException lost(IpamKey<?> key, boolean gone) {
        return gone
                ? new IpamException(IpamError.DOES_NOT_EXIST, key.path() + " doesn't exist")
                : new IpamException(IpamError.UPDATE_CONFLICT, key.path() + " changed since it was read");
    }

    @Override
    public <V> Entry<V> apply(IpamKey<V> key, V value) {
        checked(key);
        Entry<V> entry = new Entry<>(key, value, revisions.incrementAndGet());
        put(new Kept<>(entry, asText), value);
        return entry;
    }

    @SuppressWarnings("unchecked")
    private <V> void put(Kept<V> next, V value) {
        of(next.key.kind()).compute(next.key, (k, old) -> {
            changed(next.key, old == null ? null : ((Kept<V>) old).read().value(), value);
            return next;
        });
        shelf(next.key.kind()).version.incrementAndGet();
    }

    /** Removes whatever is under a key; returns whether something was. */
    @CanIgnoreReturnValue
    @SuppressWarnings("unchecked")
    public <V> boolean remove(IpamKey<V> key) {
        boolean[] found = new boolean[1];
        of(key.kind()).computeIfPresent(checked(key), (k, old) -> {
            found[0] = true;
            changed(key, ((Kept<V>) old).read().value(), null);
            return null;
        });
        shelf(key.kind()).version.incrementAndGet();
        return found[0];
    }

    /**
     * Puts a stored text under a key whatever is there, kept to the letter if the store keeps texts.
     *
     * @throws IpamException {@link IpamError#DATASTORE} if it is not the text of such a value
     */
    public <V> void load(IpamKey<V> key, String text) {
        V value = IpamJson.read(key, text);
        long revision = revisions.incrementAndGet();
        put(asText ? new Kept<>(key, revision, text) : new Kept<>(new Entry<>(key, value, revision), false), value);
    }

    /** Returns the stored text of every value that address management writes, by path. */
    public SortedMap<String, String> dump() {
        TreeMap<String, String> texts = new TreeMap<>();
        for (IpamKey.Kind kind : IpamKey.Kind.values()) {
            if (kind != IpamKey.Kind.NODE && kind != IpamKey.Kind.POOL && kind != IpamKey.Kind.RESERVATION) {
                of(kind).values().forEach(kept -> texts.put(kept.key.path(), kept.text()));
            }
        }
        return texts;
    }

    private <V> void changed(IpamKey<V> key, @Nullable V before, @Nullable V after) {
        if (key instanceof IpamKey.BlockKey block) {
            index.blockChanged(block.cidr(), (AllocationBlock) before, (AllocationBlock) after);
        } else if (key instanceof IpamKey.AffinityKey affinity) {
            index.affinityChanged(affinity, (BlockAffinity) after);
        }
    }

    @Override
    public Optional<IpamIndex> index() {
        return Optional.of(index);
    }
}
