// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stores in etcd when the line, the server or its content is bad. */
class EtcdFaultsTest {
    private static final IpamKey.HandleKey KEY = new IpamKey.HandleKey("one");
    private static final List<EtcdProxy.Line> LINES =
            List.of(EtcdProxy.Line.GOOD, EtcdProxy.Line.LOSES_REQUESTS, EtcdProxy.Line.LOSES_ANSWERS);
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
    void clear() throws IOException {
        server.clear();
    }

    private static EtcdIpamStore direct() {
        return EtcdIpamStore.at(server.endpoint());
    }

    private static AllocationHandle handle(int count) {
        return AllocationHandle.empty().with(Cidr.parse("10.0.0.64/26"), count);
    }

    private static <V> void await(IpamStore store, IpamKey<V> key, V value) throws InterruptedException {
        while (store.get(key).isEmpty() || !store.get(key).get().value().equals(value)) {
            Thread.sleep(5);
        }
    }

    private static void fill(IpamStore store) {
        store.apply(
                new IpamKey.PoolKey("pool-1"),
                IpamPool.builder("pool-1", "10.0.0.0/24").blockSize(29).build());
        for (int node = 1; node <= 2; node++) {
            store.apply(new IpamKey.NodeKey("node-" + node), new IpamNode("node-" + node, Labels.empty()));
        }
    }

    @Test
    void a_write_whose_answer_is_lost_fails_and_is_sent_once() throws IOException {
        try (EtcdProxy proxy = new EtcdProxy(server.endpoint())) {
            EtcdIpamStore store = EtcdIpamStore.at(proxy.endpoint());
            var first = store.create(KEY, handle(1));
            proxy.is(EtcdProxy.Line.LOSES_ANSWERS);
            assertThatExceptionOfType(IpamException.class)
                    .isThrownBy(() -> store.update(first, handle(2)))
                    .withMessageContaining("may have done")
                    .matches(e -> e.is(IpamError.DATASTORE));
            proxy.is(EtcdProxy.Line.GOOD);
            assertThat(proxy.writes()).isEqualTo(2);
            assertThat(store.get(KEY).orElseThrow().value()).isEqualTo(handle(2));
        }
    }

    @Test
    void a_copy_looks_again_at_what_may_have_been_written() throws IOException {
        try (EtcdProxy proxy = new EtcdProxy(server.endpoint());
                MirroredEtcdIpamStore store = MirroredEtcdIpamStore.open(EtcdIpamStore.at(proxy.endpoint()))) {
            for (EtcdProxy.Line line : List.of(EtcdProxy.Line.LOSES_ANSWERS, EtcdProxy.Line.LOSES_REQUESTS)) {
                IpamKey.HandleKey key = new IpamKey.HandleKey(line.toString());
                proxy.is(line);
                assertThatExceptionOfType(IpamException.class)
                        .isThrownBy(() -> store.create(key, handle(3)))
                        .matches(e -> e.is(IpamError.DATASTORE));
                assertThatExceptionOfType(IpamException.class)
                        .as("as long as nobody knows")
                        .isThrownBy(() -> store.list(IpamRange.handles()))
                        .matches(e -> e.is(IpamError.DATASTORE));
                proxy.is(EtcdProxy.Line.GOOD);
                assertThat(store.get(key).isPresent()).isEqualTo(line == EtcdProxy.Line.LOSES_ANSWERS);
            }
        }
    }

    @Test
    void an_answer_that_does_not_come_is_not_waited_for_for_ever() throws IOException {
        try (EtcdProxy proxy = new EtcdProxy(server.endpoint())) {
            EtcdIpamStore store = EtcdIpamStore.at(proxy.endpoint()).withTimeout(Duration.ofMillis(200));
            store.create(KEY, handle(1));
            proxy.is(EtcdProxy.Line.SILENT);
            assertThatExceptionOfType(IpamException.class)
                    .isThrownBy(() -> store.get(KEY))
                    .matches(e -> e.is(IpamError.DATASTORE))
                    .withMessageContaining(proxy.endpoint().toString());
        }
    }

    @Test
    void another_member_is_asked_if_one_does_not_answer() throws IOException, InterruptedException {
        URI nowhere = URI.create("http://127.0.0.1:" + EtcdServer.freePort());
        try (EtcdProxy proxy = new EtcdProxy(server.endpoint())) {
            EtcdIpamStore store = EtcdIpamStore.at(List.of(nowhere, proxy.endpoint(), server.endpoint()));
            store.create(KEY, handle(1));
            assertThat(proxy.writes()).isEqualTo(1);
            try (MirroredEtcdIpamStore mirrored = MirroredEtcdIpamStore.open(store)) {
                proxy.is(EtcdProxy.Line.LOSES_REQUESTS);
                assertThat(store.get(KEY).orElseThrow().value()).isEqualTo(handle(1));
                proxy.cut();
                direct().apply(KEY, handle(5));
                await(mirrored, KEY, handle(5));
                mirrored.update(mirrored.get(KEY).orElseThrow(), handle(6));
                assertThat(direct().get(KEY).orElseThrow().value()).isEqualTo(handle(6));
            }
        }
        assertThatExceptionOfType(IpamException.class)
                .isThrownBy(() -> EtcdIpamStore.at(nowhere).get(KEY))
                .withMessageContaining("can't be reached");
    }

    @Test
    void an_endpoint_is_a_uri_with_a_host() {
        for (String endpoint : List.of("127.0.0.1:2379", "ftp://etcd:1", "http:///x")) {
            assertThatIllegalArgumentException()
                    .as(endpoint)
                    .isThrownBy(() -> EtcdIpamStore.at(
                            endpoint.startsWith("1") ? URI.create("//" + endpoint) : URI.create(endpoint)))
                    .withMessageContaining("http://127.0.0.1:2379");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> EtcdIpamStore.at(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> direct().withTimeout(Duration.ZERO));
    }

    @Test
    void a_bad_line_neither_loses_nor_doubles_an_address() throws IOException {
        fill(direct());
        try (EtcdProxy proxy = new EtcdProxy(server.endpoint());
                MirroredEtcdIpamStore mirrored = MirroredEtcdIpamStore.open(EtcdIpamStore.at(proxy.endpoint()))) {
            for (IpamStore store : List.of(EtcdIpamStore.at(proxy.endpoint()), mirrored)) {
                Map<IpAddress, String> held = new TreeMap<>();
                Set<String> handles = new HashSet<>();
                for (int i = 0; i < 24; i++) {
                    proxy.is(LINES.get(i % 3));
                    String handle = "pod-" + i;
                    handles.add(handle);
                    try {
                        Ipam.over(store)
                                .autoAssign(AutoAssignRequest.on("node-" + (1 + i % 2))
                                        .v4(1 + i % 2)
                                        .handle(handle)
                                        .build())
                                .addresses()
                                .forEach(given -> assertThat(held.put(given.address(), handle))
                                        .isNull());
                    } catch (IpamException e) {
                        assertThat(e.is(IpamError.DATASTORE)).as(e.getMessage()).isTrue();
                    }
                    proxy.is(EtcdProxy.Line.GOOD);
                }
                Ipam ipam = Ipam.over(direct());
                held.forEach((address, handle) ->
                        assertThat(ipam.addressesOf(handle)).as(handle).contains(address));
                for (var entry : direct().list(IpamRange.handles())) {
                    ipam.releaseByHandle(((IpamKey.HandleKey) entry.key()).handle());
                }
                assertThat(direct().list(IpamRange.blocks()).stream()
                                .mapToInt(block -> block.value().usedCount())
                                .sum())
                        .as("addresses that no handle leads to")
                        .isZero();
                assertThat(handles).isNotEmpty();
            }
        }
    }

    @Test
    void a_copy_catches_up_after_its_watch_was_lost_and_after_etcd_has_forgotten_what_was() throws Exception {
        var gone = direct().create(new IpamKey.HandleKey("gone"), handle(7));
        try (EtcdProxy proxy = new EtcdProxy(server.endpoint());
                MirroredEtcdIpamStore store = MirroredEtcdIpamStore.open(EtcdIpamStore.at(proxy.endpoint()))) {
            assertThat(store.get(gone.key())).isPresent();
            for (boolean compacted : new boolean[] {false, true}) {
                proxy.is(EtcdProxy.Line.LOSES_REQUESTS);
                proxy.cut();
                direct().apply(KEY, handle(compacted ? 9 : 8));
                if (!compacted) {
                    direct().delete(gone);
                } else {
                    direct().apply(gone.key(), handle(10));
                    direct().delete(direct().get(gone.key()).orElseThrow());
                    direct().apply(new IpamKey.PoolKey("pool-9"), IpamPool.of("pool-9", "10.9.0.0/16"));
                    long revision = direct().gateway.get("/none").revision();
                    assertThat(server.answer("/v3/kv/compaction", "{\"revision\":\"" + revision + "\"}"))
                            .contains("revision");
                }
                proxy.is(EtcdProxy.Line.GOOD);
                await(store, KEY, handle(compacted ? 9 : 8));
                while (store.get(gone.key()).isPresent()) {
                    Thread.sleep(5);
                }
            }
            await(store, new IpamKey.PoolKey("pool-9"), IpamPool.of("pool-9", "10.9.0.0/16"));
            assertThat(store.update(store.get(KEY).orElseThrow(), handle(11)).value())
                    .isEqualTo(handle(11));
        }
    }

    @Test
    void a_server_that_dies_under_its_clients_is_found_again_with_all_it_had_promised() throws Exception {
        fill(direct());
        EtcdIpamStore direct = direct();
        try (MirroredEtcdIpamStore mirrored = MirroredEtcdIpamStore.open(direct)) {
            Map<IpAddress, String> held = new TreeMap<>();
            Thread killer = new Thread(() -> server.kill());
            for (int i = 0; i < 40; i++) {
                if (i == 20) {
                    killer.start(); // somewhere in the next calls
                }
                String handle = "pod-" + i;
                IpamStore store = i % 2 == 0 ? direct : mirrored;
                try {
                    Ipam.over(store)
                            .autoAssign(AutoAssignRequest.on("node-1")
                                    .v4(1)
                                    .handle(handle)
                                    .build())
                            .addresses()
                            .forEach(given -> assertThat(held.put(given.address(), handle))
                                    .isNull());
                } catch (IpamException e) {
                    assertThat(e.is(IpamError.DATASTORE)).as(e.getMessage()).isTrue();
                }
            }
            killer.join();
            server.restart();
            assertThat(held).hasSizeGreaterThanOrEqualTo(20);
            held.forEach((address, handle) ->
                    assertThat(Ipam.over(direct).addressesOf(handle)).containsExactly(address));
            IpamKey.HandleKey after = new IpamKey.HandleKey("after");
            direct.create(after, handle(2));
            await(mirrored, after, handle(2));
            assertThat(Ipam.over(mirrored)
                            .autoAssign(AutoAssignRequest.on("node-2")
                                    .v4(1)
                                    .handle("last")
                                    .build())
                            .addresses())
                    .hasSize(1);
        }
    }

    @Test
    void nonsense_under_calico_s_keys_is_named_and_breaks_nothing_else() throws InterruptedException {
        fill(direct());
        EtcdGateway gateway = direct().gateway;
        Map<String, String> nonsense = new TreeMap<>(Map.of(
                "/calico/ipam/v2/handle/bad", "{\"block\":7",
                "/calico/ipam/v2/assignment/ipv4/block/10.0.0.0-29", "[]",
                "/calico/ipam/v2/assignment/ipv4/block/10.0.0.9-29", "{}",
                "/calico/ipam/v2/host/node-1/ipv4/block/10.0.0.8-29", "{\"state\":\"mine\"}",
                "/calico/ipam/v2/unheard/of", "x",
                "/calico/resources/v3/projectcalico.org/ippools/odd", "\u0000"));
        nonsense.forEach((path, text) -> assertThat(gateway.put(path, text)).isPositive());
        long foreign = gateway.put("/calico/resources/v3/projectcalico.org/tiers/default", "not ours");
        assertThat(foreign).isPositive();
        assertThat(direct().unreadable().asList())
                .extracting(found -> found.subject().orElse(""))
                .containsExactlyElementsOf(nonsense.keySet());
        try (MirroredEtcdIpamStore mirrored = MirroredEtcdIpamStore.open(direct())) {
            for (IpamStore store : List.of(direct(), mirrored)) {
                assertThat(store.list(IpamRange.handles())).isEmpty();
                assertThat(store.list(IpamRange.pools())).hasSize(1);
                IpamKey.HandleKey bad = new IpamKey.HandleKey("bad");
                var caught = assertThatExceptionOfType(IpamException.class);
                if (store == mirrored) {
                    caught.isThrownBy(() -> store.create(bad, handle(1)))
                            .withMessageContaining("/calico/ipam/v2/handle/bad");
                } else {
                    caught.isThrownBy(() -> store.get(bad)).withMessageContaining("/calico/ipam/v2/handle/bad");
                }
                var given = Ipam.over(store)
                        .autoAssign(AutoAssignRequest.on("node-2")
                                .v4(9)
                                .handle("good-" + (store == mirrored))
                                .build());
                assertThat(given.addresses()).hasSize(9);
                Ipam.over(store).releaseByHandle("good-" + (store == mirrored));
                assertThat(store.apply(bad, handle(12)).value()).isEqualTo(handle(12));
                assertThat(direct().get(bad).orElseThrow().value()).isEqualTo(handle(12));
                await(mirrored, bad, handle(12));
                assertThat(gateway.put("/calico/ipam/v2/handle/bad", "{\"block\":7"))
                        .isPositive();
                while (mirrored.get(bad).isPresent()) {
                    Thread.sleep(5);
                }
            }
        }
    }

    @Test
    void keys_with_odd_characters_and_keys_that_are_no_text() throws IOException {
        EtcdIpamStore store = direct();
        List<String> odd = List.of("a\"b\\", "new\nline", "\ud83d\udc31", "a/b", "..", "z\u0000");
        for (int i = 0; i < odd.size(); i++) {
            store.create(new IpamKey.HandleKey(odd.get(i)), handle(i + 1));
        }
        // "/calico/ipam/v2/handle/" and then 0xFF
        String raw = "L2NhbGljby9pcGFtL3YyL2hhbmRsZS//";
        assertThat(server.answer("/v3/kv/put", "{\"key\":\"" + raw + "\",\"value\":\"e30=\"}"))
                .contains("revision");
        try (MirroredEtcdIpamStore mirrored = MirroredEtcdIpamStore.open(store)) {
            for (IpamStore one : List.of(store, mirrored)) {
                assertThat(one.list(IpamRange.handles()))
                        .extracting(entry -> ((IpamKey.HandleKey) entry.key()).handle())
                        .containsExactlyInAnyOrderElementsOf(odd);
            }
        }
        assertThatExceptionOfType(IpamException.class)
                .isThrownBy(() -> store.create(new IpamKey.HandleKey("half\ud83d"), handle(1)))
                .withMessageContaining("half a character");
        assertThatExceptionOfType(IpamException.class)
                .isThrownBy(() -> store.create(new IpamKey.HostKey("a/b"), "x"))
                .withMessageContaining("slash");
    }

    @Test
    void a_pool_keeps_what_address_management_does_not_know() {
        String path = "/calico/resources/v3/projectcalico.org/ippools/pool-7";
        String calico =
                "{\"kind\":\"IPPool\",\"apiVersion\":\"projectcalico.org/v3\",\"metadata\":{\"name\":\"pool-7\","
                        + "\"uid\":\"u-1\"},\"spec\":{\"cidr\":\"10.7.0.0/16\",\"ipipMode\":\"CrossSubnet\",\"natOutgoing\":true}}";
        try (MirroredEtcdIpamStore mirrored = MirroredEtcdIpamStore.open(direct())) {
            for (IpamStore store : List.of(direct(), mirrored)) {
                long revision = direct().gateway.put(path, calico);
                assertThat(revision).isPositive();
                mirrored.refresh();
                var pool = store.get(new IpamKey.PoolKey("pool-7")).orElseThrow();
                var disabled = store.update(pool, pool.value().withDisabled(true));
                assertThat(String.valueOf(direct().gateway.get(path).text()))
                        .contains("CrossSubnet", "natOutgoing", "u-1", "disabled");
                store.apply(disabled.key(), pool.value());
                assertThat(String.valueOf(direct().gateway.get(path).text()))
                        .contains("CrossSubnet", "natOutgoing", "u-1")
                        .doesNotContain("disabled");
            }
        }
    }
}
