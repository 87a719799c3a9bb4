// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calico4j.ipam.AssignIpRequest;
import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.IpamClock;
import io.calico4j.ipam.IpamCompatibility;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.file.FileIpamStore;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamJson;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamReservation;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.label.Labels;
import io.calico4j.net.IpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one store has written, every other one reads back the same, and goes on with to the same addresses. */
class StorePairsTest {
    /** A store. */
    enum Medium {
        OBJECTS,
        TEXTS,
        FILES,
        ETCD,
        MIRROR;

        boolean needsEtcd() {
            return this == ETCD || this == MIRROR;
        }
    }

    private static Optional<EtcdServer> server = Optional.empty();

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = EtcdServer.program().isPresent() ? Optional.of(EtcdServer.start()) : Optional.empty();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    @BeforeEach
    void clear() throws IOException {
        if (server.isPresent()) {
            server.get().clear();
        }
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Medium writer : Medium.values()) {
            for (Medium reader : Medium.values()) {
                pairs.add(Arguments.of(writer, reader));
            }
        }
        return pairs.stream();
    }

    /** Opens a store that has what the same name had before, if its medium lasts. */
    private IpamStore open(Medium medium, String name) {
        return switch (medium) {
            case OBJECTS -> InMemoryIpamStore.create();
            case TEXTS -> InMemoryIpamStore.serialized();
            case FILES -> FileIpamStore.open(folder.resolve(name));
            case ETCD -> EtcdIpamStore.at(server.orElseThrow().endpoint());
            case MIRROR ->
                MirroredEtcdIpamStore.open(EtcdIpamStore.at(server.orElseThrow().endpoint()));
        };
    }

    /** Lets go of a store and returns it with what it has kept. */
    private IpamStore reopened(IpamStore store, Medium medium, String name) {
        close(store);
        return medium == Medium.OBJECTS || medium == Medium.TEXTS ? store : open(medium, name);
    }

    private static void close(IpamStore store) {
        if (store instanceof FileIpamStore files) {
            files.close();
        } else if (store instanceof MirroredEtcdIpamStore mirror) {
            mirror.close();
        }
    }

    private static SortedMap<String, String> texts(IpamStore store) {
        SortedMap<String, String> texts = new TreeMap<>();
        entries(store).forEach(entry -> texts.put(entry.key().path(), text(entry)));
        return texts;
    }

    private static <V> String text(IpamStore.Entry<V> entry) {
        return IpamJson.write(entry.key(), entry.value());
    }

    private static List<IpamStore.Entry<?>> entries(IpamStore store) {
        List<IpamStore.Entry<?>> all = new ArrayList<>();
        for (IpamRange<?> range : List.of(
                IpamRange.blocks(),
                IpamRange.hostAffinities(),
                IpamRange.virtualAffinities(),
                IpamRange.handles(),
                IpamRange.pools(),
                IpamRange.nodes(),
                IpamRange.reservations())) {
            all.addAll(store.list(range));
        }
        store.get(new IpamKey.ConfigKey()).ifPresent(all::add);
        return all;
    }

    private static <V> void copy(IpamStore.Entry<V> entry, IpamStore to) {
        to.apply(entry.key(), entry.value());
    }

    private static Ipam ipam(IpamStore store) {
        return Ipam.over(
                store,
                new IpamClock() {
                    @Override
                    public long epochNanos() {
                        return 1_750_000_000_123_456_789L;
                    }

                    @Override
                    public void pause(Duration length) {
                        assertThat(length).isPositive();
                    }
                },
                IpamCompatibility.CORRECT);
    }

    private static void begin(IpamStore store) {
        store.apply(
                new IpamKey.PoolKey("pool-4"),
                IpamPool.builder("pool-4", "10.0.0.0/26")
                        .blockSize(29)
                        .nodeSelector("rack == 'r1'")
                        .build());
        store.apply(
                new IpamKey.PoolKey("pool-5"),
                IpamPool.builder("pool-5", "10.1.0.0/28")
                        .blockSize(30)
                        .manual(true)
                        .build());
        store.apply(
                new IpamKey.PoolKey("pool-6"),
                IpamPool.builder("pool-6", "fd00::/120").blockSize(124).build());
        store.apply(new IpamKey.ReservationKey("kept"), new IpamReservation("kept", List.of("10.0.0.3", "fd00::/126")));
        for (String node : List.of("node-1", "node-10", "node-2")) {
            store.apply(new IpamKey.NodeKey(node), new IpamNode(node, Labels.of("rack", "r1")));
        }
        Ipam ipam = ipam(store);
        ipam.setConfig(new IpamConfig(true, true, 3, Optional.of("Disabled")));
        for (int pod = 0; pod < 6; pod++) {
            assertThat(ipam.autoAssign(AutoAssignRequest.on(pod % 2 == 0 ? "node-1" : "node-10")
                                    .v4(1 + pod)
                                    .v6(pod % 3)
                                    .handle("Net.Pod-" + pod)
                                    .attributes(OwnerAttributes.of(
                                            "pod", "<p&\u2028\"" + pod, "namespace", "\u00e9\ud83d\udc31"))
                                    .build())
                            .addresses())
                    .hasSize(1 + pod + pod % 3);
        }
        ipam.assignIp(AssignIpRequest.of(IpAddress.parse("10.1.0.9"), "node-2", "fixed"));
        ipam.releaseByHandle("Net.Pod-2");
        ipam.releaseHostAffinities(AffinityOwner.host("node-2"), false);
    }

    private static String goOn(IpamStore store) {
        Ipam ipam = ipam(store);
        ipam.releaseByHandle("Net.Pod-3");
        ipam.releaseByHandle("fixed");
        StringBuilder given = new StringBuilder();
        for (String node : List.of("node-2", "node-1", "node-10")) {
            given.append(ipam.autoAssign(AutoAssignRequest.on(node)
                            .v4(9)
                            .v6(3)
                            .handle("more-" + node)
                            .build())
                    .addresses());
        }
        return given.toString();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void what_one_writes_the_other_reads_and_goes_on_with(Medium writer, Medium reader) {
        assumeTrue(
                server.isPresent() || !(writer.needsEtcd() || reader.needsEtcd()),
                "etcd is not installed here (Debian: etcd-server)");
        InMemoryIpamStore twin = InMemoryIpamStore.create();
        begin(twin);

        IpamStore first = open(writer, "written");
        begin(first);
        first = reopened(first, writer, "written");
        assertThat(texts(first)).isEqualTo(texts(twin)).hasSizeGreaterThan(20);

        IpamStore second = writer.needsEtcd() && reader.needsEtcd() ? open(reader, "read") : filled(reader, first);
        assertThat(texts(second)).isEqualTo(texts(twin));
        close(first);

        String given = goOn(twin);
        assertThat(goOn(second)).isEqualTo(given);
        second = reopened(second, reader, "read");
        assertThat(texts(second)).isEqualTo(texts(twin));
        close(second);
    }

    private IpamStore filled(Medium reader, IpamStore from) {
        IpamStore store = open(reader, "read");
        entries(from).forEach(entry -> copy(entry, store));
        return reopened(store, reader, "read");
    }
}
