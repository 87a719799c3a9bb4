// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.store.AffinityState;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.BlockAffinity;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamReservation;
import io.calico4j.label.Labels;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.net.Cidr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with odd names, foreign files and other users. */
class FileFolderTest {
    private static final List<String> ODD = List.of(
            "..",
            ".",
            "../../etc/passwd",
            "a/b",
            "a%2fb",
            "A%2Fb",
            "a_b",
            "NUL",
            "nul",
            "com7.txt",
            "Pod-A",
            "pod-a",
            "\u00e9",
            "e\u0301",
            "\ud83d\udc31",
            "with space.",
            "new\nline",
            "x".repeat(120),
            "x".repeat(121),
            "x".repeat(5_000),
            "X".repeat(121));

    @TempDir
    private Path folder = Path.of("");

    private static AllocationHandle handle(int count) {
        return AllocationHandle.empty().with(Cidr.parse("10.0.0.64/26"), count);
    }

    private Map<String, Object> read() {
        Map<String, Object> values = new TreeMap<>();
        try (FileIpamStore store = FileIpamStore.open(folder)) {
            store.list(IpamRange.handles())
                    .forEach(entry -> values.put(entry.key().path(), entry.value()));
            store.list(IpamRange.hostAffinities())
                    .forEach(entry -> values.put(entry.key().path(), entry.value()));
        }
        return values;
    }

    @Test
    void odd_names_are_told_apart_on_every_file_system_and_stay_inside_the_folder() throws IOException {
        Map<String, Object> written = new TreeMap<>();
        Cidr block = Cidr.parse("10.0.0.64/26");
        try (FileIpamStore store = FileIpamStore.open(folder.resolve("in"))) {
            for (int i = 0; i < ODD.size(); i++) {
                IpamKey.HandleKey key = new IpamKey.HandleKey(ODD.get(i));
                store.create(key, handle(i + 1));
                written.put(key.path(), handle(i + 1));
                IpamKey.AffinityKey affinity = new IpamKey.AffinityKey(AffinityOwner.host(ODD.get(i)), block);
                BlockAffinity claim = new BlockAffinity(AffinityState.CONFIRMED, i % 2 == 0);
                store.create(affinity, claim);
                written.put(affinity.path(), claim);
            }
        }
        Set<String> names = new HashSet<>();
        for (Path file : PowerCut.contentOf(folder).keySet()) {
            assertThat(folder.relativize(file)).startsWithRaw(Path.of("in"));
            String name = folder.relativize(file).toString();
            assertThat(names.add(name.toLowerCase(Locale.ROOT))).as(name).isTrue();
            assertThat(file.getFileName().toString()).matches("[a-z0-9.%_-]+").hasSizeLessThan(250);
        }
        folder = folder.resolve("in");
        assertThat(read()).isEqualTo(written).hasSize(2 * ODD.size());
    }

    @Test
    void half_a_character_is_refused() {
        try (FileIpamStore store = FileIpamStore.open(folder)) {
            IpamKey.HandleKey key = new IpamKey.HandleKey("a\ud83d");
            assertThatExceptionOfType(IpamException.class)
                    .isThrownBy(() -> store.create(key, handle(1)))
                    .withMessageContaining("half a character");
            assertThat(store.get(key)).isEmpty();
        }
    }

    @Test
    void a_file_of_something_else_is_never_overwritten() throws IOException {
        String other = "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"shop\"}}";
        Files.createDirectories(folder.resolve("ipamhandles"));
        Files.writeString(folder.resolve("ipamhandles/pod-1.json"), other);
        Files.writeString(folder.resolve("ipamhandles/pod-2.json"), """
                apiVersion: crd.projectcalico.org/v1
                kind: IPAMHandle
                metadata: {name: pod-3}
                spec: {handleID: pod-3, block: {10.0.0.64/26: 33}}
                """);
        try (FileIpamStore store = FileIpamStore.open(folder)) {
            store.create(new IpamKey.HandleKey("pod-1"), handle(1));
            store.create(new IpamKey.HandleKey("pod-2"), handle(2));
        }
        assertThat(Files.readString(folder.resolve("ipamhandles/pod-1.json"))).isEqualTo(other);
        assertThat(read())
                .isEqualTo(Map.of(
                        "/calico/ipam/v2/handle/pod-1", handle(1),
                        "/calico/ipam/v2/handle/pod-2", handle(2),
                        "/calico/ipam/v2/handle/pod-3", handle(33)));
    }

    @Test
    void a_refused_opening_leaves_the_folder_locked_against_other_processes() throws Exception {
        try (FileIpamStore store = FileIpamStore.open(folder)) {
            assertThatExceptionOfType(IpamException.class)
                    .isThrownBy(() -> FileIpamStore.open(folder.resolve("../" + folder.getFileName())))
                    .withMessageContaining("open in another store");
            assertThat(opening()).contains("open in another store");
            store.create(new IpamKey.HandleKey("still-writable"), handle(1));
        }
        assertThat(opening()).isEqualTo("opened");
    }

    /** Opens a folder and says how it went. */
    public static final class Opening {
        private Opening() {}

        /** Opens the folder that is named. */
        public static void main(String[] args) {
            try (FileIpamStore store = FileIpamStore.open(Path.of(args[0]))) {
                System.out.print(store.list(IpamRange.pools()).isEmpty() ? "opened" : "has pools");
            } catch (IpamException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    private String opening() throws IOException, InterruptedException {
        Process process = FileIpamStoreTest.java(Opening.class, folder).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void a_folder_that_can_not_be_read_is_not_kept_locked() throws IOException {
        Files.writeString(
                folder.resolve("half.json"), "{\"apiVersion\":\"crd.projectcalico.org/v1\",\"kind\":\"IPAMHan");
        Files.writeString(folder.resolve("empty.yaml"), "");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatExceptionOfType(IpamException.class)
                    .isThrownBy(() -> FileIpamStore.open(folder))
                    .withMessageContaining("half.json")
                    .withMessageNotContaining("open in another store");
        }
        Files.delete(folder.resolve("half.json"));
        FileIpamStore.open(folder).close();
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatExceptionOfType(IpamException.class)
                .isThrownBy(() -> FileIpamStore.open(file))
                .withMessageContaining(file.toString());
    }

    @Test
    void an_interrupted_writer_finishes_and_stays_interrupted() {
        try (FileIpamStore store = FileIpamStore.open(folder)) {
            Thread.currentThread().interrupt();
            store.create(new IpamKey.HandleKey("pod-1"), handle(4));
            assertThat(Thread.interrupted()).isTrue();
            store.create(new IpamKey.HandleKey("pod-2"), handle(5));
        }
        assertThat(read()).hasSize(2);
    }

    @Test
    void a_pool_a_node_and_a_reservation_keep_what_address_management_does_not_know() throws IOException {
        Files.writeString(folder.resolve("all.yaml"), """
                apiVersion: projectcalico.org/v3
                kind: IPPool
                metadata:
                  name: pool-1
                  annotations: {owner: net-team}
                spec:
                  cidr: 10.9.0.0/16
                  ipipMode: CrossSubnet
                  natOutgoing: true
                  assignmentMode: Automatic
                """);
        Files.writeString(folder.resolve("node.yaml"), """
                apiVersion: projectcalico.org/v3
                kind: Node
                metadata:
                  name: node-1
                spec:
                  bgp:
                    ipv4Address: 10.1.1.7/24
                """);
        Files.writeString(folder.resolve("kept.yaml"), """
                apiVersion: projectcalico.org/v3
                kind: IPReservation
                metadata:
                  name: kept
                  labels: {why: printers}
                spec:
                  reservedCIDRs: [10.9.0.0/30]
                """);
        try (FileIpamStore store = FileIpamStore.open(folder)) {
            var pool = store.list(IpamRange.pools()).get(0);
            store.update(pool, pool.value().withDisabled(true));
            store.apply(new IpamKey.NodeKey("node-1"), new IpamNode("node-1", Labels.of("rack", "r7")));
            store.apply(new IpamKey.ReservationKey("kept"), new IpamReservation("kept", List.of("10.9.0.9")));
        }
        assertThat(Files.readString(folder.resolve("all.yaml")))
                .contains("disabled: true", "ipipMode: CrossSubnet", "natOutgoing: true", "owner: net-team")
                .contains("assignmentMode: Automatic");
        assertThat(Files.readString(folder.resolve("node.yaml"))).contains("rack: r7", "ipv4Address: 10.1.1.7/24");
        assertThat(Files.readString(folder.resolve("kept.yaml")))
                .contains("10.9.0.9", "why: printers")
                .doesNotContain("10.9.0.0/30");
    }

    @Test
    void of_a_node_that_two_describe_calico_s_is_kept() {
        ClusterSnapshot snapshot =
                ClusterSnapshot.of(ManifestReader.strict().readString("""
                apiVersion: projectcalico.org/v3
                kind: Node
                metadata:
                  name: node-1
                  labels: {from: calico}
                ---
                apiVersion: v1
                kind: Node
                metadata:
                  name: node-1
                  labels: {from: kubernetes}
                ---
                apiVersion: v1
                kind: Node
                metadata:
                  name: node-2
                  labels: {from: kubernetes}
                """).resources());
        for (int round = 0; round < 2; round++) {
            try (FileIpamStore store =
                    round == 0 ? FileIpamStore.create(folder, snapshot) : FileIpamStore.open(folder)) {
                assertThat(store.list(IpamRange.nodes()))
                        .extracting(entry -> entry.value().labels().get("from").orElse(""))
                        .containsExactly("calico", "kubernetes");
            }
        }
    }

    @Test
    void many_threads_leave_in_the_files_what_they_see_in_memory() throws Exception {
        Map<String, Object> seen = new TreeMap<>();
        List<AllocationBlock> blocks = new ArrayList<>();
        try (FileIpamStore store = FileIpamStore.open(folder, PowerCut.never(folder))) {
            store.apply(
                    new IpamKey.PoolKey("pool-1"),
                    IpamPool.builder("pool-1", "10.0.0.0/24").blockSize(28).build());
            List<Thread> threads = new ArrayList<>();
            CountDownLatch start = new CountDownLatch(1);
            for (int client = 0; client < 8; client++) {
                String node = "node-" + client % 3;
                store.apply(new IpamKey.NodeKey(node), new IpamNode(node, Labels.empty()));
                String prefix = "pod-" + client + "-";
                Thread thread = new Thread(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    Ipam ipam = Ipam.over(store);
                    for (int i = 0; i < 8; i++) {
                        int given = ipam.autoAssign(AutoAssignRequest.on(node)
                                        .v4(1)
                                        .handle(prefix + i)
                                        .build())
                                .addresses()
                                .size();
                        if (given == 1 && i % 2 == 1) {
                            ipam.releaseByHandle(prefix + i);
                        }
                    }
                });
                threads.add(thread);
                thread.start();
            }
            start.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            store.list(IpamRange.handles()).forEach(e -> seen.put(e.key().path(), e.value()));
            store.list(IpamRange.hostAffinities()).forEach(e -> seen.put(e.key().path(), e.value()));
            store.list(IpamRange.blocks()).forEach(entry -> blocks.add(entry.value()));
        }
        assertThat(blocks.stream().mapToInt(AllocationBlock::usedCount).sum()).isEqualTo(32);
        assertThat(read()).isEqualTo(seen);
        try (FileIpamStore again = FileIpamStore.open(folder)) {
            assertThat(again.list(IpamRange.blocks()))
                    .extracting(entry -> entry.value())
                    .isEqualTo(blocks);
        }
    }
}
