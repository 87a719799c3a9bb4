// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.AutoAssignResult;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.contract.IpamStoreContract;
import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.label.Labels;
import io.calico4j.net.IpAddress;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stores in etcd against a real one. */
class EtcdStoresTest {
    private static EtcdServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(EtcdServer.program().isPresent(), "etcd is not installed here (Debian: etcd-server)");
        server = EtcdServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void clear() throws IOException, InterruptedException {
        server.clear();
    }

    static List<IpamStoreContract.Clause> clauses() {
        return IpamStoreContract.clauses();
    }

    private static EtcdIpamStore direct() {
        return EtcdIpamStore.at(server.endpoint());
    }

    private static MirroredEtcdIpamStore mirrored() {
        return MirroredEtcdIpamStore.open(direct());
    }

    @ParameterizedTest
    @MethodSource("clauses")
    void the_direct_store_fulfils_the_contract(IpamStoreContract.Clause clause) {
        clause.verify(direct());
    }

    @ParameterizedTest
    @MethodSource("clauses")
    void the_mirrored_store_fulfils_the_contract_and_etcd_has_what_it_shows(IpamStoreContract.Clause clause) {
        try (MirroredEtcdIpamStore store = mirrored()) {
            clause.verify(store);
            assertThat(values(store)).isEqualTo(values(direct()));
        }
    }

    private static Map<String, Object> values(IpamStore store) {
        Map<String, Object> values = new TreeMap<>();
        for (IpamRange<?> range : List.of(
                IpamRange.blocks(),
                IpamRange.hostAffinities(),
                IpamRange.virtualAffinities(),
                IpamRange.handles(),
                IpamRange.pools(),
                IpamRange.nodes(),
                IpamRange.reservations())) {
            store.list(range).forEach(entry -> values.put(entry.key().path(), entry.value()));
        }
        store.get(new IpamKey.ConfigKey()).ifPresent(entry -> values.put("config", entry.value()));
        return values;
    }

    private static void fill(IpamStore store) {
        store.apply(
                new IpamKey.PoolKey("pool-1"),
                IpamPool.builder("pool-1", "10.0.0.0/22").blockSize(28).build());
        for (int node = 1; node <= 4; node++) {
            store.apply(
                    new IpamKey.NodeKey("node-" + node), new IpamNode("node-" + node, Labels.of("rack", "r" + node)));
        }
    }

    private static AutoAssignResult assign(IpamStore store, int node, String handle) {
        return Ipam.over(store)
                .autoAssign(AutoAssignRequest.on("node-" + node)
                        .v4(1)
                        .handle(handle)
                        .build());
    }

    @Test
    void the_content_reads_back_the_same_through_every_store() {
        EtcdIpamStore direct = direct();
        fill(direct);
        InMemoryIpamStore memory = InMemoryIpamStore.serialized();
        try (MirroredEtcdIpamStore mirrored = mirrored()) {
            for (int i = 0; i < 24; i++) {
                IpamStore store = i % 2 == 0 ? direct : mirrored;
                mirrored.refresh();
                assertThat(assign(store, 1 + i % 4, "pod-" + i).addresses()).hasSize(1);
            }
            mirrored.refresh();
            assertThat(values(mirrored)).isEqualTo(values(direct));
        }
        SortedMap<String, String> texts = new TreeMap<>();
        EtcdGateway gateway = direct.gateway;
        for (EtcdValue value : gateway.list(EtcdCodec.STATE).values()) {
            texts.put(value.key(), String.valueOf(value.text()));
            memory.load(IpamKey.parse(value.key()).orElseThrow(), String.valueOf(value.text()));
        }
        assertThat(memory.dump()).isEqualTo(texts);
        for (EtcdValue value : gateway.list(EtcdCodec.STATE).values()) {
            var key = IpamKey.parse(value.key()).orElseThrow();
            assertThat(rewritten(memory, key)).isEqualTo(value.text());
        }
        assertThat(IpamResources.state(memory))
                .isEqualTo(IpamResources.state(direct))
                .hasSizeGreaterThan(30);
    }

    private static <V> String rewritten(IpamStore store, IpamKey<V> key) {
        return EtcdCodec.write(key, store.get(key).orElseThrow().value());
    }

    @Test
    void pools_and_nodes_stand_in_etcd_as_resources() {
        fill(direct());
        var pool = direct().gateway.get("/calico/resources/v3/projectcalico.org/ippools/pool-1");
        assertThat(String.valueOf(pool)).contains("\"IPPool\"", "\"projectcalico.org/v3\"", "\"10.0.0.0/22\"", "28");
    }

    @Test
    void a_mirror_follows_what_others_write_and_delete() throws InterruptedException {
        EtcdIpamStore direct = direct();
        fill(direct);
        try (MirroredEtcdIpamStore mirrored = mirrored()) {
            var given = assign(direct, 1, "theirs").addresses().get(0).address();
            IpamKey.HandleKey key = new IpamKey.HandleKey("theirs");
            while (mirrored.get(key).isEmpty()) {
                Thread.sleep(5);
            }
            mirrored.refresh();
            assertThat(Ipam.over(mirrored).addressesOf("theirs")).containsExactly(given);
            Ipam.over(direct).releaseByHandle("theirs");
            while (mirrored.get(key).isPresent()) {
                Thread.sleep(5);
            }
            assertThat(assign(mirrored, 1, "theirs").addresses()).hasSize(1);
        }
    }

    @Test
    void clients_of_both_kinds_never_share_an_address() throws Exception {
        fill(direct());
        Map<IpAddress, String> held = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (MirroredEtcdIpamStore one = mirrored();
                MirroredEtcdIpamStore other = mirrored()) {
            List<IpamStore> stores = List.of(one, other, direct(), one);
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < 4; client++) {
                int number = client;
                running.add(threads.submit(() -> {
                    IpamStore store = stores.get(number % 4);
                    for (int i = 0; i < 10; i++) {
                        String handle = "pod-" + number + "-" + i;
                        var result = assign(store, 1 + number % 2, handle);
                        assertThat(result.addresses()).as("%s", result).hasSize(1);
                        assertThat(held.putIfAbsent(result.addresses().get(0).address(), handle))
                                .isNull();
                        if (i % 5 == 4) {
                            held.remove(result.addresses().get(0).address());
                            Ipam.over(store).releaseByHandle(handle);
                        }
                    }
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
            one.refresh();
            assertThat(values(one)).isEqualTo(values(direct()));
        } finally {
            threads.shutdownNow();
        }
        assertThat(direct().list(IpamRange.blocks()).stream()
                        .mapToInt(block -> block.value().usedCount())
                        .sum())
                .isEqualTo(held.size());
        held.forEach((address, handle) ->
                assertThat(Ipam.over(direct()).addressesOf(handle)).containsExactly(address));
    }

    @Test
    void long_lists_come_in_pages() {
        InMemoryIpamStore memory = InMemoryIpamStore.create();
        EtcdGateway gateway = direct().gateway;
        for (int i = 0; i < 2_100; i++) {
            long unused = gateway.put("/calico/ipam/v2/handle/h-" + i, "{\"block\":{},\"deleted\":false}");
        }
        assertThat(memory.list(IpamRange.handles())).isEmpty();
        assertThat(direct().list(IpamRange.handles())).hasSize(2_100).doesNotHaveDuplicates();
    }

    @Test
    void an_etcd_that_is_not_there_is_a_failure_of_the_datastore() {
        EtcdIpamStore nowhere = EtcdIpamStore.at(URI.create("http://127.0.0.1:1"));
        assertThatExceptionOfType(IpamException.class)
                .isThrownBy(() -> nowhere.create(new IpamKey.ConfigKey(), io.calico4j.ipam.store.IpamConfig.DEFAULT))
                .withMessageContaining("127.0.0.1:1")
                .matches(e -> e.is(IpamError.DATASTORE));
    }
}
