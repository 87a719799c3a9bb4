// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.contract;

import static io.calico4j.ipam.contract.Samples.HANDLE;
import static io.calico4j.ipam.contract.Samples.NODE;
import static io.calico4j.ipam.contract.Samples.handle;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.store.AffinityState;
import io.calico4j.ipam.store.BlockAffinity;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamReservation;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import java.util.List;
import java.util.Optional;

/** What a store does with one key. */
final class KeyClauses {
    private KeyClauses() {}

    static void addTo(List<IpamStoreContract.Clause> clauses) {
        clauses.add(new IpamStoreContract.Clause("a missing value is absent", KeyClauses::missing));
        clauses.add(new IpamStoreContract.Clause("a created value reads back with its revision", KeyClauses::readBack));
        clauses.add(new IpamStoreContract.Clause("a value is created only once", KeyClauses::createdOnce));
        clauses.add(new IpamStoreContract.Clause("an update needs the revision that was read", KeyClauses::update));
        clauses.add(new IpamStoreContract.Clause("a deletion needs the revision that was read", KeyClauses::deletion));
        clauses.add(new IpamStoreContract.Clause("a value created again is another one", KeyClauses::again));
        clauses.add(new IpamStoreContract.Clause("applying writes whatever is there", KeyClauses::applied));
        clauses.add(new IpamStoreContract.Clause("every kind reads back as written", KeyClauses::everyKind));
        clauses.add(new IpamStoreContract.Clause("keys with an empty name fail", KeyClauses::emptyNames));
        clauses.add(new IpamStoreContract.Clause("keys that differ in case are two", KeyClauses::caseMatters));
        clauses.add(new IpamStoreContract.Clause("names of all characters are told apart", KeyClauses::oddNames));
    }

    private static void missing(IpamStore store) {
        Expect.equal(store.get(HANDLE), Optional.empty(), "a handle nobody wrote");
    }

    private static void readBack(IpamStore store) {
        var created = store.create(HANDLE, handle(3));
        Expect.equal(created.value(), handle(3), "the created value");
        Expect.equal(store.get(HANDLE), Optional.of(created), "the created value, read");
    }

    private static void createdOnce(IpamStore store) {
        store.create(HANDLE, handle(1));
        Expect.failure(IpamError.ALREADY_EXISTS, "a second creation", () -> store.create(HANDLE, handle(2)));
        Expect.equal(store.get(HANDLE).map(IpamStore.Entry::value), Optional.of(handle(1)), "the first value");
    }

    private static void update(IpamStore store) {
        var first = store.create(HANDLE, handle(1));
        var second = store.update(first, handle(2));
        Expect.that(second.revision() != first.revision(), "an update has a revision of its own");
        Expect.failure(IpamError.UPDATE_CONFLICT, "an update of an old one", () -> store.update(first, handle(4)));
        Expect.equal(store.get(HANDLE), Optional.of(second), "the updated value");
        var same = store.update(second, handle(2));
        Expect.that(same.revision() != second.revision(), "an update to the same value has a revision of its own");
    }

    private static void deletion(IpamStore store) {
        var first = store.create(HANDLE, handle(1));
        var second = store.update(first, handle(2));
        Expect.failure(IpamError.UPDATE_CONFLICT, "a deletion of an old one", () -> store.delete(first));
        store.delete(second);
        Expect.equal(store.get(HANDLE), Optional.empty(), "a deleted value");
        Expect.failure(IpamError.DOES_NOT_EXIST, "a second deletion", () -> store.delete(second));
        Expect.failure(IpamError.DOES_NOT_EXIST, "an update of a deleted one", () -> store.update(second, handle(5)));
    }

    private static void again(IpamStore store) {
        var first = store.create(HANDLE, handle(1));
        store.delete(first);
        store.create(HANDLE, handle(1));
        Expect.failure(IpamError.UPDATE_CONFLICT, "an update of the first one", () -> store.update(first, handle(2)));
        Expect.failure(IpamError.UPDATE_CONFLICT, "a deletion of the first one", () -> store.delete(first));
    }

    private static void applied(IpamStore store) {
        IpamConfig strict = new IpamConfig(true, true, 4, Optional.empty());
        var first = store.apply(new IpamKey.ConfigKey(), IpamConfig.DEFAULT);
        Expect.equal(store.get(new IpamKey.ConfigKey()), Optional.of(first), "the first applied value");
        var last = store.apply(new IpamKey.ConfigKey(), strict);
        Expect.equal(store.get(new IpamKey.ConfigKey()), Optional.of(last), "the last applied value");
        Expect.failure(
                IpamError.UPDATE_CONFLICT, "an update of what was applied over", () -> store.update(first, strict));
        Expect.equal(
                store.update(last, IpamConfig.DEFAULT).value(), IpamConfig.DEFAULT, "an update of what was applied");
    }

    private static void everyKind(IpamStore store) {
        for (String cidr : List.of("fd00::40/122", "10.0.0.64/26", "10.1.0.0/24")) {
            readsBack(store, new IpamKey.BlockKey(Cidr.parse(cidr)), Samples.fullBlock(cidr));
            for (AffinityState state : AffinityState.values()) {
                var owner = state == AffinityState.PENDING
                        ? AffinityOwner.virtual("load-balancer")
                        : AffinityOwner.host(NODE.host() + state.text().length());
                readsBack(
                        store,
                        new IpamKey.AffinityKey(owner, Cidr.parse(cidr)),
                        new BlockAffinity(state, state == AffinityState.CONFIRMED));
            }
        }
        readsBack(store, HANDLE, handle(9).with(Cidr.parse("fd00::40/122"), 2).with(Cidr.parse("9.0.0.0/30"), 1));
        readsBack(store, new IpamKey.ConfigKey(), new IpamConfig(true, false, 11, Optional.of("Disabled")));
        Labels labels = Labels.of("rack", "a", "zone/b", "");
        readsBack(store, new IpamKey.NodeKey("node-1"), new IpamNode("node-1", labels));
        readsBack(
                store,
                new IpamKey.PoolKey("pool-1"),
                IpamPool.builder("pool-1", "10.0.0.0/16")
                        .blockSize(28)
                        .disabled(true)
                        .nodeSelector("rack == 'a'")
                        .namespaceSelector("has(team)")
                        .allowedUses(List.of("Workload", "Tunnel"))
                        .manual(true)
                        .allocatable(false)
                        .build());
        readsBack(
                store,
                new IpamKey.ReservationKey("kept"),
                new IpamReservation("kept", List.of("10.0.0.0/28", "10.0.1.7")));
    }

    private static <V> void readsBack(IpamStore store, IpamKey<V> key, V value) {
        store.apply(key, value);
        Expect.equal(store.get(key).map(IpamStore.Entry::value), Optional.of(value), key.path());
    }

    private static void emptyNames(IpamStore store) {
        var block = Cidr.parse("10.0.0.64/26");
        failsEverywhere(store, new IpamKey.HandleKey(""), handle(1));
        failsEverywhere(
                store,
                new IpamKey.AffinityKey(AffinityOwner.host(""), block),
                new BlockAffinity(AffinityState.PENDING, false));
        failsEverywhere(store, new IpamKey.NodeKey(""), new IpamNode("", Labels.empty()));
    }

    private static <V> void failsEverywhere(IpamStore store, IpamKey<V> key, V value) {
        String of = " with an empty name: " + key;
        var entry = new IpamStore.Entry<>(key, value, 1);
        Expect.failure(
                IpamError.OTHER, "reading" + of, () -> Expect.equal(store.get(key), Optional.empty(), key.path()));
        Expect.failure(IpamError.OTHER, "creating" + of, () -> store.create(key, value));
        Expect.failure(IpamError.OTHER, "applying" + of, () -> store.apply(key, value));
        Expect.failure(IpamError.OTHER, "updating" + of, () -> store.update(entry, value));
        Expect.failure(IpamError.OTHER, "deleting" + of, () -> store.delete(entry));
    }

    private static void oddNames(IpamStore store) {
        List<String> names = List.of(
                "..",
                ".",
                "a/b",
                "a-b",
                "a_b",
                "a%2fb",
                "a%b",
                "a b",
                "a\\b",
                "a\"b",
                "\u00e9",
                "e\u0301",
                "\ud83d\udc31",
                "k".repeat(200),
                "k".repeat(201));
        for (int i = 0; i < names.size(); i++) {
            store.create(new IpamKey.HandleKey(names.get(i)), handle(i + 1));
        }
        for (int i = 0; i < names.size(); i++) {
            IpamKey.HandleKey key = new IpamKey.HandleKey(names.get(i));
            Expect.equal(store.get(key).map(IpamStore.Entry::value), Optional.of(handle(i + 1)), key.path());
        }
        Expect.equal(store.list(IpamRange.handles()).size(), names.size(), "the number of names");
        store.delete(store.get(new IpamKey.HandleKey("a/b")).orElseThrow());
        Expect.equal(store.list(IpamRange.handles()).size(), names.size() - 1, "the number of names after a deletion");
    }

    private static void caseMatters(IpamStore store) {
        IpamKey.HandleKey lower = new IpamKey.HandleKey("net.pod-a");
        IpamKey.HandleKey upper = new IpamKey.HandleKey("net.Pod-A");
        store.create(lower, handle(1));
        store.create(upper, handle(2));
        Expect.equal(store.get(lower).map(IpamStore.Entry::value), Optional.of(handle(1)), "the lower case one");
        Expect.equal(store.get(upper).map(IpamStore.Entry::value), Optional.of(handle(2)), "the upper case one");
    }
}
