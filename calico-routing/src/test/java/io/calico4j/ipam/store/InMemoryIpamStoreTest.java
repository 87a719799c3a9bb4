// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calico4j.ipam.block.BlockEditor;
import io.calico4j.ipam.contract.IpamStoreContract;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InMemoryIpamStoreTest {
    static List<IpamStoreContract.Clause> clauses() {
        return IpamStoreContract.clauses();
    }

    @ParameterizedTest
    @MethodSource("clauses")
    void objects_fulfil_the_contract(IpamStoreContract.Clause clause) {
        clause.verify(InMemoryIpamStore.create());
    }

    @ParameterizedTest
    @MethodSource("clauses")
    void texts_fulfil_the_contract(IpamStoreContract.Clause clause) {
        clause.verify(InMemoryIpamStore.serialized());
    }

    @ParameterizedTest
    @MethodSource("clauses")
    void a_store_that_writes_two_values_at_once_fulfils_the_contract(IpamStoreContract.Clause clause) {
        clause.verify(InMemoryIpamStore.journaled(new BothAtOnce(true)));
    }

    @Test
    void two_changes_that_the_journal_refuses_do_not_happen() {
        InMemoryIpamStore store = InMemoryIpamStore.journaled(new BothAtOnce(false));
        var block = store.create(
                new IpamKey.BlockKey(Cidr.parse("10.0.0.0/30")),
                BlockEditor.create(Cidr.parse("10.0.0.0/30"), 1).toBlock());
        var next = BlockEditor.create(Cidr.parse("10.0.0.0/30"), 2).toBlock();
        IpamKey.HandleKey key = new IpamKey.HandleKey("one");
        JointWrites joint = store.jointWrites().orElseThrow();
        assertThat(joint.updateAndCreate(block, next, key, AllocationHandle.empty()))
                .isFalse();
        assertThat(store.get(key)).isEmpty();
        var handle = store.create(key, AllocationHandle.empty());
        assertThat(joint.updateAndDelete(block, next, handle)).isFalse();
        assertThat(store.get(key)).contains(handle);
        assertThat(store.get(block.key())).contains(block);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> joint.updateAndDelete(handle, AllocationHandle.empty(), block))
                .withMessageContaining("BLOCK");
    }

    @Test
    void a_change_that_the_journal_refuses_does_not_happen() {
        List<String> noted = new ArrayList<>();
        InMemoryIpamStore store = InMemoryIpamStore.journaled((key, value) -> {
            noted.add(key.path() + " " + value);
            if (value == null || noted.size() == 2) {
                throw new IpamException(IpamError.DATASTORE, "full");
            }
        });
        IpamKey.HandleKey key = new IpamKey.HandleKey("one");
        AllocationHandle empty = AllocationHandle.empty();
        var first = store.create(key, empty);
        assertThatExceptionOfType(IpamException.class)
                .isThrownBy(() -> store.update(first, empty.with(Cidr.parse("10.0.0.0/30"), 3)));
        assertThatExceptionOfType(IpamException.class).isThrownBy(() -> store.delete(first));
        assertThat(store.get(key)).contains(first);
        assertThat(noted)
                .containsExactly(
                        "/calico/ipam/v2/handle/one {}",
                        "/calico/ipam/v2/handle/one {10.0.0.0/30=3}",
                        "/calico/ipam/v2/handle/one null");
    }

    @Test
    void a_malformed_text_is_refused() {
        InMemoryIpamStore store = InMemoryIpamStore.serialized();
        for (String text : new String[] {" ", "[", "{\"state\":\"mine\"}", "{\"state\":1e999", "null"}) {
            assertThatExceptionOfType(IpamException.class)
                    .as(text)
                    .isThrownBy(() -> store.load(
                            IpamKey.parse("/calico/ipam/v2/host/node-1/ipv4/block/10.0.0.0-26")
                                    .orElseThrow(),
                            text));
        }
    }

    @Test
    void a_block_whose_parts_contradict_each_other_is_refused() {
        InMemoryIpamStore store = InMemoryIpamStore.serialized();
        String[] texts = {
            "{\"cidr\":\"10.0.0.0/30\",\"allocations\":[0,null,null,null],\"unallocated\":[1,2,3],\"attributes\":[]}",
            "{\"cidr\":\"10.0.0.0/30\",\"allocations\":[null,null,null,null],\"unallocated\":[4]}",
            "{\"cidr\":\"10.0.0.0/30\",\"allocations\":[0,0,0,0,0],\"attributes\":[{}]}",
            "{\"cidr\":\"10.0.0.0/8\",\"allocations\":[]}",
            "{\"allocations\":[]}",
            "{\"cidr\":\"10.0.0.0/30\",\"sequenceNumberForAllocation\":{\"9\":1}}"
        };
        for (String text : texts) {
            assertThatExceptionOfType(IpamException.class)
                    .as(text)
                    .isThrownBy(() -> store.load(
                            IpamKey.parse("/calico/ipam/v2/assignment/ipv4/block/10.0.0.0-30")
                                    .orElseThrow(),
                            text));
        }
        assertThat(store.dump()).isEmpty();
    }

    @Test
    void paths_and_keys_correspond() {
        for (String path : new String[] {
            "/calico/ipam/v2/assignment/ipv6/block/fd00::40-122",
            "/calico/ipam/v2/virtual/load-balancer/ipv4/block/10.0.0.0-26",
            "/calico/ipam/v2/handle/k8s-pod-network.0123",
            "/calico/ipam/v2/host/node-2",
            "/calico/ipam/v2/config"
        }) {
            assertThat(IpamKey.parse(path).orElseThrow().path()).isEqualTo(path);
        }
        assertThat(IpamKey.parse("/calico/ipam/v2/assignment/ipv4/block/nonsense"))
                .isEmpty();
        assertThat(IpamKey.parse("/calico/v1/config")).isEmpty();
    }
}
