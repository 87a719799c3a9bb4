// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamIndex;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The content of a store as a value; a revision is the number of writes of its key. */
final class World {
    /** What is under a key, nothing after a deletion. */
    private record Kept(Optional<Object> value, long revision) {}

    /** A world after a call, and what the call answers. */
    record After(World world, Object answer) {}

    /** The answer of a call that failed. */
    record Failure(IpamError error) {}

    private static final Kept NOTHING = new Kept(Optional.empty(), 0);

    private final SortedMap<IpamKey<?>, Kept> content;
    private @Nullable InMemoryIpamStore store;

    private World(SortedMap<IpamKey<?>, Kept> content) {
        this.content = content;
    }

    static World of(IpamStore store) {
        SortedMap<IpamKey<?>, Kept> content = new TreeMap<>(Comparator.comparing(IpamKey::path));
        for (IpamRange<?> range : List.of(
                IpamRange.blocks(),
                IpamRange.hostAffinities(),
                IpamRange.handles(),
                IpamRange.pools(),
                IpamRange.nodes())) {
            store.list(range).forEach(entry -> content.put(entry.key(), new Kept(Optional.of(entry.value()), 1)));
        }
        store.get(new IpamKey.ConfigKey())
                .ifPresent(config -> content.put(config.key(), new Kept(Optional.of(config.value()), 1)));
        return new World(content);
    }

    /** Returns a store with this content, which must not be changed. */
    InMemoryIpamStore store() {
        InMemoryIpamStore known = store;
        if (known == null) {
            InMemoryIpamStore made = InMemoryIpamStore.create();
            content.forEach((key, kept) -> kept.value().ifPresent(value -> put(made, key, value)));
            store = made;
            known = made;
        }
        return known;
    }

    @SuppressWarnings("unchecked") // the value was under this key
    private static <V> void put(InMemoryIpamStore store, IpamKey<V> key, Object value) {
        store.apply(key, (V) value);
    }

    IpamIndex index() {
        return store().index().orElseThrow();
    }

    After after(Object answer) {
        return new After(this, answer);
    }

    private After failed(IpamError error) {
        return after(new Failure(error));
    }

    @SuppressWarnings("unchecked") // the value is under this key
    <V> Optional<IpamStore.Entry<V>> get(IpamKey<V> key) {
        Kept kept = content.getOrDefault(key, NOTHING);
        return kept.value().map(value -> new IpamStore.Entry<>(key, (V) value, kept.revision()));
    }

    private After with(IpamKey<?> key, Optional<Object> value) {
        long revision = content.getOrDefault(key, NOTHING).revision() + 1;
        SortedMap<IpamKey<?>, Kept> changed = new TreeMap<>(content);
        changed.put(key, new Kept(value, revision));
        World next = new World(changed);
        return next.after(value.<Object>map(v -> entry(key, v, revision)).orElse("deleted"));
    }

    @SuppressWarnings("unchecked") // the value is under this key
    private static <V> IpamStore.Entry<V> entry(IpamKey<V> key, Object value, long revision) {
        return new IpamStore.Entry<>(key, (V) value, revision);
    }

    After create(IpamKey<?> key, Object value) {
        return get(key).isPresent() ? failed(IpamError.ALREADY_EXISTS) : with(key, Optional.of(value));
    }

    After update(IpamStore.Entry<?> read, Object value) {
        Clusters.checkStep(read.value(), value);
        return ifUnchanged(read, Optional.of(value));
    }

    After delete(IpamStore.Entry<?> read) {
        return ifUnchanged(read, Optional.empty());
    }

    private After ifUnchanged(IpamStore.Entry<?> read, Optional<Object> next) {
        Kept kept = content.getOrDefault(read.key(), NOTHING);
        if (kept.value().isEmpty()) {
            return failed(IpamError.DOES_NOT_EXIST);
        }
        return kept.revision() == read.revision() ? with(read.key(), next) : failed(IpamError.UPDATE_CONFLICT);
    }

    /** Makes a second change after a first one, or neither. */
    After both(After first, Function<World, After> change) {
        if (first.answer() instanceof Failure) {
            return after(false);
        }
        After second = change.apply(first.world());
        return second.answer() instanceof Failure
                ? after(false)
                : second.world().after(true);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof World other && content.equals(other.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }
}
