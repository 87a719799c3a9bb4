// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockEditor;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link IpamStore} must do; an adapter's test extends it and says how to get an empty one. */
abstract class IpamStoreContract {
    private static final IpamKey.HandleKey HANDLE = new IpamKey.HandleKey("handle-1");
    private static final AffinityOwner NODE = AffinityOwner.host("node-1");

    private final IpamStore store = emptyStore();

    /** Returns an empty store. */
    abstract IpamStore emptyStore();

    private static AllocationHandle handle(int count) {
        return AllocationHandle.empty().with(Cidr.parse("10.0.0.64/26"), count);
    }

    private static AllocationBlock block(String cidr, long sequence) {
        return BlockEditor.create(Cidr.parse(cidr), sequence)
                .affinity(NODE.text(), 1_700_000_000L)
                .toBlock();
    }

    private void createBlock(String cidr) {
        store.create(new IpamKey.BlockKey(Cidr.parse(cidr)), block(cidr, 7));
    }

    private void createAffinity(AffinityOwner owner, String cidr) {
        store.create(new IpamKey.AffinityKey(owner, Cidr.parse(cidr)), new BlockAffinity(AffinityState.PENDING, false));
    }

    @Test
    void a_created_value_is_read_back_with_its_revision() {
        var created = store.create(HANDLE, handle(3));
        assertThat(store.get(HANDLE)).contains(created);
        assertThat(created.value()).isEqualTo(handle(3));
    }

    @Test
    void a_missing_value_is_absent() {
        assertThat(store.get(HANDLE)).isEmpty();
    }

    @Test
    void a_value_is_created_only_once() {
        store.create(HANDLE, handle(1));
        assertFails(IpamError.ALREADY_EXISTS, () -> store.create(HANDLE, handle(2)));
        assertThat(store.get(HANDLE).orElseThrow().value()).isEqualTo(handle(1));
    }

    @Test
    void an_update_needs_the_revision_that_was_read() {
        var first = store.create(HANDLE, handle(1));
        var second = store.update(first, handle(2));
        assertThat(second.revision()).isNotEqualTo(first.revision());
        assertFails(IpamError.UPDATE_CONFLICT, () -> store.update(first, handle(4)));
        assertThat(store.get(HANDLE)).contains(second);
    }

    @Test
    void a_deletion_needs_the_revision_that_was_read() {
        var first = store.create(HANDLE, handle(1));
        var second = store.update(first, handle(2));
        assertFails(IpamError.UPDATE_CONFLICT, () -> store.delete(first));
        store.delete(second);
        assertThat(store.get(HANDLE)).isEmpty();
        assertFails(IpamError.DOES_NOT_EXIST, () -> store.delete(second));
        assertFails(IpamError.DOES_NOT_EXIST, () -> store.update(second, handle(5)));
    }

    @Test
    void a_value_that_was_deleted_and_created_again_is_another_one() {
        var first = store.create(HANDLE, handle(1));
        store.delete(first);
        store.create(HANDLE, handle(1));
        assertFails(IpamError.UPDATE_CONFLICT, () -> store.update(first, handle(2)));
    }

    @Test
    void applying_writes_whatever_is_there() {
        IpamConfig strict = new IpamConfig(true, true, 4, java.util.Optional.empty());
        store.apply(new IpamKey.ConfigKey(), IpamConfig.DEFAULT);
        var last = store.apply(new IpamKey.ConfigKey(), strict);
        assertThat(store.get(new IpamKey.ConfigKey())).contains(last);
    }

    @Test
    void every_kind_of_value_reads_back_as_written() {
        createBlock("fd00::40/122");
        var affinity = new IpamKey.AffinityKey(NODE, Cidr.parse("fd00::40/122"));
        store.create(affinity, new BlockAffinity(AffinityState.PENDING_DELETION, false));
        store.create(HANDLE, handle(9));
        assertThat(store.get(new IpamKey.BlockKey(Cidr.parse("fd00::40/122")))
                        .orElseThrow()
                        .value())
                .isEqualTo(block("fd00::40/122", 7));
        assertThat(store.get(affinity).orElseThrow().value().state()).isEqualTo(AffinityState.PENDING_DELETION);
        assertThat(store.get(HANDLE).orElseThrow().value()).isEqualTo(handle(9));
    }

    @Test
    void lists_are_in_the_byte_order_of_their_paths() {
        createBlock("10.0.0.64/26");
        createBlock("10.0.0.128/26");
        createBlock("10.0.0.0/26");
        createBlock("fd00::/122");
        assertThat(store.list(IpamRange.blocks(IpFamily.V4)))
                .extracting(entry -> entry.value().cidr().toString())
                .containsExactly("10.0.0.0/26", "10.0.0.128/26", "10.0.0.64/26");
        assertThat(store.list(IpamRange.blocks())).hasSize(4);
    }

    @Test
    void affinities_are_listed_by_owner_and_family() {
        createAffinity(NODE, "10.0.0.0/26");
        createAffinity(NODE, "fd00::/122");
        createAffinity(AffinityOwner.host("node-10"), "10.0.0.64/26");
        createAffinity(AffinityOwner.virtual("node-1"), "10.0.0.128/26");
        assertThat(store.list(IpamRange.affinities(NODE, IpFamily.V4)))
                .extracting(entry -> entry.key().path())
                .containsExactly("/calico/ipam/v2/host/node-1/ipv4/block/10.0.0.0-26");
        assertThat(store.list(IpamRange.hostAffinities())).hasSize(3);
    }

    @Test
    void a_key_with_an_empty_name_fails_every_call() {
        IpamKey.HandleKey empty = new IpamKey.HandleKey("");
        assertFails(IpamError.OTHER, () -> assertThat(store.get(empty)).isEmpty());
        assertFails(IpamError.OTHER, () -> store.create(empty, handle(1)));
    }

    @Test
    void of_many_writers_of_one_revision_exactly_one_wins() throws Exception {
        var read = store.create(HANDLE, handle(1));
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                int count = i + 2;
                tries.add(pool.submit(() -> succeeds(() -> store.update(read, handle(count)))));
            }
            int wins = 0;
            for (Future<Boolean> attempt : tries) {
                wins += attempt.get() ? 1 : 0;
            }
            assertThat(wins).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean succeeds(Runnable write) {
        try {
            write.run();
            return true;
        } catch (IpamException e) {
            return false;
        }
    }

    private static void assertFails(IpamError error, Runnable call) {
        assertThatExceptionOfType(IpamException.class)
                .isThrownBy(call::run)
                .extracting(IpamException::error)
                .isEqualTo(error);
    }
}
