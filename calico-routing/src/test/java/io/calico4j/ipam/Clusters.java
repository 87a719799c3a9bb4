// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.store.AffinityState;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.BothAtOnce;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.BitSet;
import java.util.Map;

/** Small clusters and what must hold in all of them. */
final class Clusters {
    private Clusters() {}

    /** Returns an empty store that can change two values at once. */
    static InMemoryIpamStore joint() {
        return InMemoryIpamStore.journaled(new BothAtOnce(true));
    }

    static void withNodes(IpamStore store, String... nodes) {
        for (String node : nodes) {
            store.apply(new IpamKey.NodeKey(node), new IpamNode(node, Labels.of("name", node)));
        }
    }

    static void withPool(IpamStore store, String name, String cidr, int blockSize) {
        store.apply(
                new IpamKey.PoolKey(name),
                IpamPool.builder(name, cidr).blockSize(blockSize).build());
    }

    /** Checks that every ordinal is either free once or allocated, and that no handle counts too few. */
    static void check(IpamStore store) {
        for (var entry : store.list(IpamRange.blocks())) {
            AllocationBlock block = entry.value();
            BitSet seen = new BitSet();
            for (int i = 0; i < block.freeCount(); i++) {
                int ordinal = block.free(i);
                assertThat(seen.get(ordinal))
                        .as("%s free twice in %s", ordinal, block)
                        .isFalse();
                assertThat(block.holder(ordinal))
                        .as("%s free and held in %s", ordinal, block)
                        .isNull();
                seen.set(ordinal);
            }
            for (int ordinal = 0; ordinal < block.size(); ordinal++) {
                assertThat(seen.get(ordinal) || block.holder(ordinal) != null)
                        .as("%s neither free nor held in %s", ordinal, block)
                        .isTrue();
            }
            assertThat(block.usedCount()).isEqualTo(block.size() - block.freeCount());
        }
        for (Map.Entry<String, AllocationHandle> truth : Recount.truth(store).entrySet()) {
            AllocationHandle stored = store.get(new IpamKey.HandleKey(truth.getKey()))
                    .map(IpamStore.Entry::value)
                    .orElse(AllocationHandle.empty());
            truth.getValue()
                    .forEach((block, count) -> assertThat(stored.count(block))
                            .as("handle %s in %s", truth.getKey(), block)
                            .isGreaterThanOrEqualTo(count));
        }
    }

    /**
     * Checks one write of a block: its number rises by one, what is taken gets the number before, and what is held stays
     * with its handle, under its number.
     */
    static void checkStep(Object before, Object after) {
        if (!(before instanceof AllocationBlock old) || !(after instanceof AllocationBlock next)) {
            return;
        }
        assertThat(next.sequenceNumber()).as("after %s", old).isEqualTo(old.sequenceNumber() + 1);
        for (int ordinal = 0; ordinal < old.size(); ordinal++) {
            var now = next.holder(ordinal);
            var then = old.holder(ordinal);
            if (now != null) {
                long number = then == null ? old.sequenceNumber() : old.sequenceNumberOf(ordinal);
                assertThat(next.sequenceNumberOf(ordinal))
                        .as("%s of %s", ordinal, next)
                        .isEqualTo(number);
                assertThat(now.handleText())
                        .as("%s of %s", ordinal, next)
                        .isEqualTo(then == null ? now.handleText() : then.handleText());
            }
        }
    }

    /** Checks that the handles say exactly what the blocks hold. */
    static void checkCounts(IpamStore store) {
        Map<String, AllocationHandle> truth = Recount.truth(store);
        for (var entry : store.list(IpamRange.handles())) {
            String handle = ((IpamKey.HandleKey) entry.key()).handle();
            assertThat(entry.value()).as(handle).isEqualTo(truth.remove(handle));
        }
        assertThat(truth).isEmpty();
    }

    /** Checks that whoever has a confirmed claim to a block owns it, and that every owner has a claim. */
    static void checkClaims(IpamStore store) {
        for (var entry : store.list(IpamRange.blocks())) {
            AllocationBlock block = entry.value();
            block.owner()
                    .ifPresent(owner -> assertThat(store.get(new IpamKey.AffinityKey(owner, block.cidr())))
                            .as("the claim of %s to %s", owner, block.cidr())
                            .isPresent());
        }
        for (var entry : store.list(IpamRange.hostAffinities())) {
            if (entry.key() instanceof IpamKey.AffinityKey key && entry.value().state() == AffinityState.CONFIRMED) {
                assertThat(store.get(new IpamKey.BlockKey(key.cidr()))
                                .map(block -> block.value().affinity().orElse("nobody")))
                        .as("the owner of %s", key.cidr())
                        .contains(key.owner().text());
            }
        }
    }

    /** Checks that an address is held under a handle. */
    static void checkHeld(IpamStore store, IpAddress address, String handle) {
        for (var entry : store.list(IpamRange.blocks(address.family()))) {
            Cidr cidr = entry.value().cidr();
            if (cidr.contains(address)) {
                assertThat(entry.value().addressesOf(handle)).contains(address);
                return;
            }
        }
        throw new AssertionError(address + " of " + handle + " is in no block");
    }
}
