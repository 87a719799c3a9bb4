// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamIndex;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The contract notices stores that don't keep it. */
class IpamStoreContractTest {
    private static List<String> broken(Supplier<IpamStore> stores) {
        List<String> broken = new ArrayList<>();
        for (IpamStoreContract.Clause clause : IpamStoreContract.clauses()) {
            if (catchThrowable(() -> clause.verify(stores.get())) != null) {
                broken.add(clause.name());
            }
        }
        return broken;
    }

    @Test
    void a_store_that_ignores_revisions_is_noticed() {
        assertThat(broken(() -> new Careless() {
                    @Override
                    @CanIgnoreReturnValue
                    public <V> Entry<V> update(Entry<V> read, V value) {
                        return store.apply(read.key(), value);
                    }
                }))
                .contains(
                        "an update needs the revision that was read",
                        "a value created again is another one",
                        "of many writers of a revision exactly one wins");
    }

    @Test
    void a_store_that_creates_over_what_is_there_is_noticed() {
        assertThat(broken(() -> new Careless() {
                    @Override
                    @CanIgnoreReturnValue
                    public <V> Entry<V> create(IpamKey<V> key, V value) {
                        return store.apply(key, value);
                    }
                }))
                .contains("a value is created only once", "of many creators exactly one wins");
    }

    @Test
    void a_store_that_lists_in_another_order_is_noticed() {
        assertThat(broken(() -> new Careless() {
                    @Override
                    public <V> List<Entry<V>> list(IpamRange<V> range) {
                        List<Entry<V>> entries = new ArrayList<>(store.list(range));
                        java.util.Collections.reverse(entries);
                        return entries;
                    }
                }))
                .contains("lists are in the byte order of their paths", "affinities are listed by owner and family");
    }

    @Test
    void a_store_that_ignores_case_is_noticed() {
        assertThat(broken(() -> new Careless() {
                    @Override
                    @CanIgnoreReturnValue
                    public <V> Entry<V> create(IpamKey<V> key, V value) {
                        if (key instanceof IpamKey.HandleKey handle
                                && store.list(IpamRange.handles()).stream()
                                        .anyMatch(e -> e.key().path().equalsIgnoreCase(handle.path()))) {
                            throw new IpamException(IpamError.ALREADY_EXISTS, handle.path());
                        }
                        return store.create(key, value);
                    }
                }))
                .contains("keys that differ in case are two");
    }

    @Test
    void an_index_that_does_not_follow_is_noticed() {
        IpamIndex stale = InMemoryIpamStore.create().index().orElseThrow();
        assertThat(broken(() -> new Careless() {
                    @Override
                    public Optional<IpamIndex> index() {
                        return Optional.of(stale);
                    }
                }))
                .contains("an index says what lists say");
    }

    /** Keeps the contract until a method is overridden. */
    private abstract static class Careless implements IpamStore {
        final InMemoryIpamStore store = InMemoryIpamStore.create();

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
}
