// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.contract;

import static io.calico4j.ipam.contract.Samples.NODE;
import static io.calico4j.ipam.contract.Samples.createAffinity;
import static io.calico4j.ipam.contract.Samples.createBlock;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.BlockEditor;
import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.ipam.store.AffinityState;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamReservation;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.List;
import java.util.Optional;

/** What a store lists. */
final class ListClauses {
    private ListClauses() {}

    static void addTo(List<IpamStoreContract.Clause> clauses) {
        clauses.add(new IpamStoreContract.Clause("lists are in the byte order of their paths", ListClauses::order));
        clauses.add(new IpamStoreContract.Clause("every kind is listed, and nothing else with it", ListClauses::kinds));
        clauses.add(new IpamStoreContract.Clause("affinities are listed by owner and family", ListClauses::byOwner));
        clauses.add(new IpamStoreContract.Clause("a list shows every change", ListClauses::followsChanges));
        clauses.add(new IpamStoreContract.Clause("an index says what lists say", ListClauses::index));
        clauses.add(new IpamStoreContract.Clause("an index knows which blocks have free addresses", ListClauses::free));
    }

    private static void expectPaths(IpamStore store, IpamRange<?> range, List<String> expected) {
        List<String> paths =
                store.list(range).stream().map(entry -> entry.key().path()).toList();
        Expect.equal(paths, expected, "the list of " + range);
    }

    private static void order(IpamStore store) {
        for (String cidr : List.of("10.0.0.64/26", "10.0.0.128/26", "10.0.0.0/26", "fd00::/122")) {
            createBlock(store, cidr);
        }
        String v4 = "/calico/ipam/v2/assignment/ipv4/block/";
        List<String> paths = List.of(v4 + "10.0.0.0-26", v4 + "10.0.0.128-26", v4 + "10.0.0.64-26");
        expectPaths(store, IpamRange.blocks(IpFamily.V4), paths);
        String v6 = "/calico/ipam/v2/assignment/ipv6/block/fd00::-122";
        expectPaths(store, IpamRange.blocks(IpFamily.V6), List.of(v6));
        expectPaths(store, IpamRange.blocks(), List.of(paths.get(0), paths.get(1), paths.get(2), v6));
    }

    private static void kinds(IpamStore store) {
        List<String> names = List.of("a-b", "a.b", "b", "b-\uffe6", "b-\ud83d\udc31");
        for (int i = names.size() - 1; i >= 0; i--) {
            String name = names.get(i);
            store.create(new IpamKey.HandleKey(name), Samples.handle(i + 1));
            store.create(new IpamKey.NodeKey(name), new IpamNode(name, Labels.of("place", "p" + i)));
            store.create(new IpamKey.PoolKey(name), IpamPool.of(name, "10." + i + ".0.0/16"));
            store.create(new IpamKey.ReservationKey(name), new IpamReservation(name, List.of("10.0.0." + i)));
        }
        createBlock(store, "10.0.0.64/26");
        store.apply(new IpamKey.ConfigKey(), IpamConfig.DEFAULT);
        for (IpamRange<?> range :
                List.of(IpamRange.handles(), IpamRange.nodes(), IpamRange.pools(), IpamRange.reservations())) {
            expectPaths(
                    store,
                    range,
                    names.stream().map(name -> range.pathPrefix() + name).toList());
            for (IpamStore.Entry<?> entry : store.list(range)) {
                Expect.equal(store.get(entry.key()), Optional.of(entry), "what is listed as " + entry.key());
            }
        }
        Expect.equal(store.list(IpamRange.hostAffinities()), List.of(), "affinities nobody has");
    }

    private static void byOwner(IpamStore store) {
        createAffinity(store, NODE, "10.0.0.0/26");
        createAffinity(store, NODE, "fd00::/122");
        createAffinity(store, AffinityOwner.host("node-10"), "10.0.0.64/26");
        createAffinity(store, AffinityOwner.virtual("node-1"), "10.0.0.128/26");
        String own = "/calico/ipam/v2/host/node-1/ipv4/block/10.0.0.0-26";
        expectPaths(store, IpamRange.affinities(NODE, IpFamily.V4), List.of(own));
        expectPaths(
                store,
                IpamRange.hostAffinities(),
                List.of(
                        own,
                        "/calico/ipam/v2/host/node-1/ipv6/block/fd00::-122",
                        "/calico/ipam/v2/host/node-10/ipv4/block/10.0.0.64-26"));
        expectPaths(
                store,
                IpamRange.virtualAffinities(),
                List.of("/calico/ipam/v2/virtual/node-1/ipv4/block/10.0.0.128-26"));
    }

    private static void followsChanges(IpamStore store) {
        IpamKey.PoolKey key = new IpamKey.PoolKey("pool-1");
        Expect.equal(store.list(IpamRange.pools()), List.of(), "the list of pools");
        var first = store.create(key, IpamPool.of("pool-1", "10.0.0.0/16"));
        Expect.equal(store.list(IpamRange.pools()), List.of(first), "the list of pools");
        var second = store.update(first, first.value().withDisabled(true));
        Expect.equal(store.list(IpamRange.pools()), List.of(second), "the list of pools");
        store.delete(second);
        Expect.equal(store.list(IpamRange.pools()), List.of(), "the list of pools");
    }

    private static void index(IpamStore store) {
        if (store.index().isEmpty()) {
            return;
        }
        var index = store.index().get();
        Cidr block = Cidr.parse("10.0.0.128/26");
        createBlock(store, "10.0.0.128/26");
        createBlock(store, "10.0.0.64/26");
        createAffinity(store, NODE, "10.0.0.128/26");
        createAffinity(store, NODE, "10.0.0.64/26");
        Expect.equal(
                index.affineBlocks(NODE, IpFamily.V4), List.of(block, Cidr.parse("10.0.0.64/26")), "the affine blocks");
        Expect.equal(index.blockOf(IpAddress.parse("10.0.0.130")), Optional.of(block), "the block of an address");
        Cidr first = Cidr.parse("10.0.0.0/26");
        Cidr last = Cidr.parse("10.0.0.192/26");
        Expect.equal(index.firstMissing(first, last), first, "the first missing block");
        Expect.equal(index.firstMissing(Cidr.parse("10.0.0.64/26"), last), last, "the next missing block");
        Expect.equal(index.nextEmpty(block, last), block, "the next empty block");
        store.delete(store.get(new IpamKey.BlockKey(block)).orElseThrow());
        Expect.equal(index.firstMissing(Cidr.parse("10.0.0.64/26"), last), block, "the missing block once deleted");
        Expect.equal(index.blockOf(IpAddress.parse("10.0.0.130")), Optional.empty(), "the block once deleted");
    }

    private static void free(IpamStore store) {
        if (store.index().isEmpty()) {
            return;
        }
        var index = store.index().get();
        Cidr first = Cidr.parse("10.0.0.64/26");
        Cidr second = Cidr.parse("10.0.0.128/26");
        createBlock(store, "10.0.0.64/26");
        createBlock(store, "10.0.0.128/26");
        createAffinity(store, NODE, "10.0.0.64/26");
        createAffinity(store, NODE, "10.0.0.128/26");
        Cidr pool = Cidr.parse("10.0.0.0/24");
        Expect.equal(index.openBlocks(NODE, IpFamily.V4), List.of(second, first), "the blocks to look at");
        Expect.equal(index.ownWithFree(NODE, pool, 26), List.of(first, second), "the own blocks with free addresses");
        var block = store.get(new IpamKey.BlockKey(first)).orElseThrow();
        BlockEditor editor = block.value().edit();
        int taken = editor.take(AllocationAttribute.of("all", null), 64, ReservedAddresses.none()).length;
        Expect.equal(taken, 64, "the addresses of a block");
        store.update(block, editor.nextSequenceNumber().toBlock());
        var affinity = store.get(new IpamKey.AffinityKey(NODE, first)).orElseThrow();
        store.update(affinity, affinity.value().withState(AffinityState.CONFIRMED));
        Expect.equal(index.openBlocks(NODE, IpFamily.V4), List.of(second), "the blocks to look at beside a full one");
        Expect.equal(index.ownWithFree(NODE, pool, 26), List.of(second), "the own blocks beside a full one");
        Expect.equal(index.nextWithFree(first, second), second, "the next block with a free address");
        Expect.equal(index.nextEmpty(first, first), null, "an empty block where there is a full one");
        Expect.equal(index.affineBlocks(NODE, IpFamily.V4), List.of(second, first), "the affine blocks");
        store.delete(store.get(new IpamKey.AffinityKey(NODE, second)).orElseThrow());
        Expect.equal(index.affineBlocks(NODE, IpFamily.V4), List.of(first), "the affine blocks that are left");
    }
}
