// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.contract;

/*
 * A long file: one small class for each way to break the contract, and the table of them.
 */

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.BothAtOnce;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamIndex;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.JointWrites;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stores, each of which breaks the contract in a way of its own. */
final class BrokenStores {
    /**
     * One of them.
     *
     * @param fault what is wrong with it
     * @param stores makes one
     * @param noticed clauses that it must fail
     */
    record Broken(String fault, Supplier<IpamStore> stores, List<String> noticed) {
        @Override
        public String toString() {
            return fault;
        }
    }

    private BrokenStores() {}

    private static Broken of(String fault, Supplier<IpamStore> stores, String... noticed) {
        return new Broken(fault, stores, List.of(noticed));
    }

    static List<Broken> all() {
        List<Broken> all = new ArrayList<>();
        addKeys(all);
        addLists(all);
        addRaces(all);
        return all;
    }

    private static void addKeys(List<Broken> all) {
        all.add(of("it finds what nobody wrote", Inventive::new, "a missing value is absent"));
        all.add(of(
                "it tells other revisions than it wrote",
                Misquoting::new,
                "a created value reads back with its revision"));
        all.add(of(
                "it creates over what is there",
                Overwriting::new,
                "a value is created only once",
                "of many creators exactly one wins"));
        all.add(of(
                "it updates whatever is there",
                UpdatesAnything::new,
                "an update needs the revision that was read",
                "a value created again is another one",
                "of many writers of a revision exactly one wins"));
        all.add(of(
                "it deletes whatever is there", DeletesAnything::new, "a deletion needs the revision that was read"));
        all.add(of(
                "it doesn't miss what it deletes",
                DeletesNothing::new,
                "a deletion needs the revision that was read",
                "of many deleters exactly one wins"));
        all.add(of(
                "its revisions begin anew with each value",
                CountsPerValue::new,
                "a value created again is another one"));
        all.add(of("it applies only where there is nothing", AppliesOnce::new, "applying writes whatever is there"));
        all.add(of("it forgets that a pool is manual", ForgetsManual::new, "every kind reads back as written"));
        all.add(of("it takes empty names", TakesEmptyNames::new, "keys with an empty name fail"));
        all.add(of(
                "it ignores case",
                () -> new Renaming(name -> name.toLowerCase(Locale.ROOT)),
                "keys that differ in case are two"));
        all.add(of(
                "it takes a slash for a dash",
                () -> new Renaming(name -> name.replace('/', '-')),
                "names of all characters are told apart"));
        all.add(of(
                "it cuts names",
                () -> new Renaming(name -> name.substring(0, Math.min(200, name.length()))),
                "names of all characters are told apart"));
        all.add(of("it keeps handles that should go", KeepsHandles::new, "addresses are given once and all come back"));
    }

    private static void addLists(List<Broken> all) {
        all.add(of(
                "it lists backwards",
                () -> new Listing() {
                    @Override
                    <V> List<Entry<V>> changed(IpamRange<V> range, List<Entry<V>> entries) {
                        Collections.reverse(entries);
                        return entries;
                    }
                },
                "lists are in the byte order of their paths",
                "affinities are listed by owner and family"));
        all.add(of(
                "it lists in the order of Java",
                () -> new Listing() {
                    @Override
                    <V> List<Entry<V>> changed(IpamRange<V> range, List<Entry<V>> entries) {
                        entries.sort(Comparator.comparing(entry -> entry.key().path()));
                        return entries;
                    }
                },
                "every kind is listed, and nothing else with it"));
        all.add(of(
                "it lists no reservations",
                () -> new Listing() {
                    @Override
                    <V> List<Entry<V>> changed(IpamRange<V> range, List<Entry<V>> entries) {
                        return range.kind() == IpamKey.Kind.RESERVATION ? List.of() : entries;
                    }
                },
                "every kind is listed, and nothing else with it"));
        all.add(of("it takes node-10 for node-1", LongerNames::new, "affinities are listed by owner and family"));
        all.add(of("it lists what it listed first", Remembering::new, "a list shows every change"));
        all.add(of(
                "its index doesn't follow",
                () -> new Indexed(InMemoryIpamStore.create().index().orElseThrow()),
                "an index says what lists say",
                "an index knows which blocks have free addresses"));
        all.add(of(
                "its index calls full blocks free",
                FullIsFree::new,
                "an index knows which blocks have free addresses"));
        all.add(of("its index lists by number", ByNumber::new, "an index says what lists say"));
    }

    private static void addRaces(List<Broken> all) {
        all.add(of("it looks, and then creates", LooksThenCreates::new, "of many creators exactly one wins"));
        all.add(of(
                "it looks, and then updates",
                LooksThenUpdates::new,
                "of many writers of a revision exactly one wins",
                "no update is lost"));
        all.add(of("it looks, and then deletes", LooksThenDeletes::new, "of many deleters exactly one wins"));
        all.add(of("it reads from a copy that lags", Lagging::new, "who reads after a write sees it"));
        all.add(of(
                "it writes the block though the handle exists",
                () -> new HalfJoint(false),
                "a block and a new handle are written both or neither",
                "a block is written and a handle removed both or neither"));
        all.add(of(
                "it writes the handle though the block has changed",
                () -> new HalfJoint(true),
                "a block and a new handle are written both or neither",
                "of many joint writers of a block exactly one wins"));
    }

    /** Keeps the contract until a method is overridden. */
    private abstract static class Careless implements IpamStore {
        final InMemoryIpamStore store;

        Careless() {
            this(InMemoryIpamStore.create());
        }

        Careless(InMemoryIpamStore store) {
            this.store = store;
        }

        @Override
        public <V> Optional<Entry<V>> get(IpamKey<V> key) {
            return store.get(key);
        }

        @Override
        public <V> List<Entry<V>> list(IpamRange<V> range) {
            return store.list(range);
        }

        @Override
        @CanIgnoreReturnValue
        public <V> Entry<V> create(IpamKey<V> key, V value) {
            return store.create(key, value);
        }

        @Override
        @CanIgnoreReturnValue
        public <V> Entry<V> update(Entry<V> read, V value) {
            return store.update(read, value);
        }

        @Override
        public <V> void delete(Entry<V> read) {
            store.delete(read);
        }

        @Override
        @CanIgnoreReturnValue
        public <V> Entry<V> apply(IpamKey<V> key, V value) {
            return store.apply(key, value);
        }
    }

    private static final class Inventive extends Careless {
        @Override
        @SuppressWarnings("unchecked") // a handle's key has a handle's value
        public <V> Optional<Entry<V>> get(IpamKey<V> key) {
            return key instanceof IpamKey.HandleKey
                            && key.isValid()
                            && store.get(key).isEmpty()
                    ? Optional.of(new Entry<>(key, (V) AllocationHandle.empty(), 0))
                    : store.get(key);
        }
    }

    private static final class Misquoting extends Careless {
        @Override
        @CanIgnoreReturnValue
        public <V> Entry<V> create(IpamKey<V> key, V value) {
            Entry<V> entry = store.create(key, value);
            return new Entry<>(key, value, entry.revision() + 1_000);
        }
    }

    private static final class Overwriting extends Careless {
        @Override
        @CanIgnoreReturnValue
        public <V> Entry<V> create(IpamKey<V> key, V value) {
            return store.apply(key, value);
        }
    }

    private static final class UpdatesAnything extends Careless {
        @Override
        @CanIgnoreReturnValue
        public <V> Entry<V> update(Entry<V> read, V value) {
            return store.apply(read.key(), value);
        }
    }

    private static final class DeletesAnything extends Careless {
        @Override
        public <V> void delete(Entry<V> read) {
            store.delete(store.get(read.key()).orElse(read));
        }
    }

    private static final class DeletesNothing extends Careless {
        @Override
        public <V> void delete(Entry<V> read) {
            if (store.get(read.key()).isPresent()) {
                store.delete(read);
            }
        }
    }

    /** Counts the writes of a value since it was created. */
    private static final class CountsPerValue extends Careless {
        private final Map<IpamKey<?>, Long> counts = new ConcurrentHashMap<>();

        @Override
        public <V> Optional<Entry<V>> get(IpamKey<V> key) {
            return store.get(key).map(entry -> new Entry<>(key, entry.value(), counts.getOrDefault(key, 0L)));
        }

        @Override
        @CanIgnoreReturnValue
        public synchronized <V> Entry<V> create(IpamKey<V> key, V value) {
            store.create(key, value);
            counts.put(key, 1L);
            return new Entry<>(key, value, 1);
        }

        @Override
        @CanIgnoreReturnValue
        public synchronized <V> Entry<V> update(Entry<V> read, V value) {
            store.update(known(read), value);
            long count = counts.merge(read.key(), 1L, Long::sum);
            return new Entry<>(read.key(), value, count);
        }

        @Override
        public synchronized <V> void delete(Entry<V> read) {
            store.delete(known(read));
        }

        private <V> Entry<V> known(Entry<V> read) {
            return counts.getOrDefault(read.key(), 0L) == read.revision()
                    ? store.get(read.key()).orElse(read)
                    : new Entry<>(read.key(), read.value(), -1);
        }
    }

    private static final class AppliesOnce extends Careless {
        @Override
        @CanIgnoreReturnValue
        public <V> Entry<V> apply(IpamKey<V> key, V value) {
            return store.get(key).orElseGet(() -> store.apply(key, value));
        }
    }

    private static final class ForgetsManual extends Careless {
        @Override
        @SuppressWarnings("unchecked") // a pool's key has a pool's value
        @CanIgnoreReturnValue
        public <V> Entry<V> apply(IpamKey<V> key, V value) {
            return value instanceof IpamPool pool
                    ? store.apply(key, (V) IpamPool.of(pool.name(), pool.cidr()))
                    : store.apply(key, value);
        }
    }

    private static final class TakesEmptyNames extends Careless {
        @Override
        public <V> Optional<Entry<V>> get(IpamKey<V> key) {
            return key.isValid() ? store.get(key) : Optional.empty();
        }
    }

    private interface Rename {
        String of(String name);
    }

    private static final class Renaming extends Careless {
        private final Rename rename;

        Renaming(Rename rename) {
            this.rename = rename;
        }

        @SuppressWarnings("unchecked") // the same kind of key
        private <V> IpamKey<V> renamed(IpamKey<V> key) {
            return key instanceof IpamKey.HandleKey handle
                    ? (IpamKey<V>) new IpamKey.HandleKey(rename.of(handle.handle()))
                    : key;
        }

        @Override
        public <V> Optional<Entry<V>> get(IpamKey<V> key) {
            return store.get(renamed(key)).map(entry -> new Entry<>(key, entry.value(), entry.revision()));
        }

        @Override
        @CanIgnoreReturnValue
        public <V> Entry<V> create(IpamKey<V> key, V value) {
            return new Entry<>(key, value, store.create(renamed(key), value).revision());
        }
    }

    private static final class KeepsHandles extends Careless {
        @Override
        public <V> void delete(Entry<V> read) {
            if (!(read.key() instanceof IpamKey.HandleKey handle)
                    || !handle.handle().startsWith("pod-")) {
                store.delete(read);
            }
        }
    }

    private abstract static class Listing extends Careless {
        abstract <V> List<Entry<V>> changed(IpamRange<V> range, List<Entry<V>> entries);

        @Override
        public <V> List<Entry<V>> list(IpamRange<V> range) {
            return changed(range, new ArrayList<>(store.list(range)));
        }
    }

    private static final class LongerNames extends Careless {
        @Override
        @SuppressWarnings("unchecked") // both are lists of affinities
        public <V> List<Entry<V>> list(IpamRange<V> range) {
            return range.owner().isEmpty()
                    ? store.list(range)
                    : (List<Entry<V>>) (List<?>) store.list(IpamRange.hostAffinities()).stream()
                            .filter(entry -> entry.key() instanceof IpamKey.AffinityKey affinity
                                    && affinity.owner()
                                            .host()
                                            .startsWith(range.owner().get().host())
                                    && range.family()
                                            .filter(affinity.cidr().family()::equals)
                                            .isPresent())
                            .toList();
        }
    }

    private static final class Remembering extends Careless {
        private final Map<String, List<?>> lists = new HashMap<>();

        @Override
        @SuppressWarnings("unchecked") // a range lists one type of value
        public synchronized <V> List<Entry<V>> list(IpamRange<V> range) {
            return (List<Entry<V>>) lists.computeIfAbsent(range.pathPrefix(), path -> store.list(range));
        }
    }

    private static class Indexed extends Careless {
        private final IpamIndex index;

        Indexed(IpamIndex index) {
            this.index = index;
        }

        @Override
        public Optional<IpamIndex> index() {
            return Optional.of(index);
        }
    }

    /** Answers as the store does until a method is overridden. */
    private abstract static class CarelessIndex extends Careless implements IpamIndex {
        private final IpamIndex right = store.index().orElseThrow();

        @Override
        public Optional<IpamIndex> index() {
            return Optional.of(this);
        }

        @Override
        public List<Cidr> affineBlocks(AffinityOwner owner, IpFamily family) {
            return right.affineBlocks(owner, family);
        }

        @Override
        public List<Cidr> openBlocks(AffinityOwner owner, IpFamily family) {
            return right.openBlocks(owner, family);
        }

        @Override
        public @Nullable Cidr firstMissing(Cidr from, Cidr to) {
            return right.firstMissing(from, to);
        }

        @Override
        public List<Cidr> ownWithFree(AffinityOwner owner, Cidr pool, int blockPrefix) {
            return right.ownWithFree(owner, pool, blockPrefix);
        }

        @Override
        public @Nullable Cidr nextWithFree(Cidr from, Cidr to) {
            return right.nextWithFree(from, to);
        }

        @Override
        public @Nullable Cidr nextEmpty(Cidr from, Cidr to) {
            return right.nextEmpty(from, to);
        }

        @Override
        public Optional<Cidr> blockOf(IpAddress address) {
            return right.blockOf(address);
        }
    }

    private static final class FullIsFree extends CarelessIndex {
        @Override
        public Cidr nextWithFree(Cidr from, Cidr to) {
            return from;
        }
    }

    private static final class ByNumber extends CarelessIndex {
        @Override
        public List<Cidr> affineBlocks(AffinityOwner owner, IpFamily family) {
            return super.affineBlocks(owner, family).stream().sorted().toList();
        }
    }

    private static void hesitate() {
        try {
            Thread.sleep(15);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final class LooksThenCreates extends Careless {
        @Override
        @CanIgnoreReturnValue
        public <V> Entry<V> create(IpamKey<V> key, V value) {
            if (store.get(key).isPresent()) {
                throw new IpamException(IpamError.ALREADY_EXISTS, key.path());
            }
            hesitate();
            return store.apply(key, value);
        }
    }

    private static final class LooksThenUpdates extends Careless {
        @Override
        @CanIgnoreReturnValue
        public <V> Entry<V> update(Entry<V> read, V value) {
            Entry<V> now = store.get(read.key())
                    .orElseThrow(() -> new IpamException(
                            IpamError.DOES_NOT_EXIST, read.key().path()));
            if (now.revision() != read.revision()) {
                throw new IpamException(IpamError.UPDATE_CONFLICT, read.key().path());
            }
            hesitate();
            return store.apply(read.key(), value);
        }
    }

    private static final class LooksThenDeletes extends Careless {
        @Override
        public <V> void delete(Entry<V> read) {
            Entry<V> now = store.get(read.key())
                    .orElseThrow(() -> new IpamException(
                            IpamError.DOES_NOT_EXIST, read.key().path()));
            if (now.revision() != read.revision()) {
                throw new IpamException(IpamError.UPDATE_CONFLICT, read.key().path());
            }
            hesitate();
            boolean unused = store.remove(read.key());
        }
    }

    /** Shows others what was there before the last write. */
    private static final class Lagging extends Careless {
        private final Map<IpamKey<?>, Entry<?>> before = new ConcurrentHashMap<>();
        private final Map<IpamKey<?>, Thread> writers = new ConcurrentHashMap<>();

        @Override
        @CanIgnoreReturnValue
        public <V> Entry<V> update(Entry<V> read, V value) {
            Entry<V> next = store.update(read, value);
            before.put(read.key(), read);
            writers.put(read.key(), Thread.currentThread());
            return next;
        }

        @Override
        @SuppressWarnings("unchecked") // what was under this key
        public <V> Optional<Entry<V>> get(IpamKey<V> key) {
            Entry<?> old = before.get(key);
            return old == null || Thread.currentThread().equals(writers.get(key))
                    ? store.get(key)
                    : Optional.of((Entry<V>) old);
        }
    }

    /** Writes one of two values although the condition of the other one doesn't hold. */
    private static final class HalfJoint extends Careless implements JointWrites {
        private final boolean second;

        HalfJoint(boolean second) {
            super(InMemoryIpamStore.journaled(new BothAtOnce(true)));
            this.second = second;
        }

        @Override
        public Optional<JointWrites> jointWrites() {
            return Optional.of(this);
        }

        private static boolean done(Runnable write) {
            try {
                write.run();
                return true;
            } catch (IpamException e) {
                return false;
            }
        }

        @Override
        public <A, B> boolean updateAndCreate(Entry<A> read, A value, IpamKey<B> key, B created) {
            if (!second) {
                return done(() -> store.update(read, value)) && done(() -> store.create(key, created));
            }
            boolean handle = done(() -> store.create(key, created));
            boolean block = done(() -> store.update(read, value));
            return handle && block;
        }

        @Override
        public <A, B> boolean updateAndDelete(Entry<A> read, A value, Entry<B> doomed) {
            return done(() -> store.update(read, value)) && done(() -> store.delete(doomed));
        }
    }
}
