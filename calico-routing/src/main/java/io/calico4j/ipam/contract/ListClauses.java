// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.contract;

import static io.calico4j.ipam.contract.Samples.NODE;
import static io.calico4j.ipam.contract.Samples.createAffinity;
import static io.calico4j.ipam.contract.Samples.createBlock;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
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
        clauses.add(new IpamStoreContract.Clause("affinities are listed by owner and family", ListClauses::byOwner));
        clauses.add(new IpamStoreContract.Clause("a list shows every change", ListClauses::followsChanges));
        clauses.add(new IpamStoreContract.Clause("an index says what lists say", ListClauses::index));
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
}
