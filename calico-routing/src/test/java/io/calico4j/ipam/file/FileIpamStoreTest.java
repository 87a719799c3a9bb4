// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.contract.IpamStoreContract;
import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.label.Labels;
import io.calico4j.manifest.ManifestReader;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileIpamStoreTest {
    @TempDir
    private Path folder = Path.of("");

    static List<IpamStoreContract.Clause> clauses() {
        return IpamStoreContract.clauses();
    }

    @ParameterizedTest
    @MethodSource("clauses")
    void it_fulfils_the_contract_and_reads_back_what_it_wrote(IpamStoreContract.Clause clause) {
        List<IpamStore.Entry<?>> before;
        try (FileIpamStore store = FileIpamStore.open(folder)) {
            clause.verify(store);
            before = everything(store);
        }
        try (FileIpamStore again = FileIpamStore.open(folder)) {
            assertThat(values(everything(again))).isEqualTo(values(before));
        }
    }

    private static List<IpamStore.Entry<?>> everything(IpamStore store) {
        List<IpamStore.Entry<?>> all = new ArrayList<>(store.list(IpamRange.blocks()));
        all.addAll(store.list(IpamRange.hostAffinities()));
        all.addAll(store.list(IpamRange.virtualAffinities()));
        all.addAll(store.list(IpamRange.handles()));
        all.addAll(store.list(IpamRange.pools()));
        all.addAll(store.list(IpamRange.nodes()));
        all.addAll(store.list(IpamRange.reservations()));
        store.get(new IpamKey.ConfigKey()).ifPresent(all::add);
        return all;
    }

    private static List<Object> values(List<IpamStore.Entry<?>> entries) {
        List<Object> values = new ArrayList<>();
        entries.forEach(entry -> values.add(List.of(entry.key(), entry.value())));
        return values;
    }

    private static void fill(IpamStore store) {
        store.apply(
                new IpamKey.PoolKey("pool-1"),
                IpamPool.builder("pool-1", "10.0.0.0/20").blockSize(28).build());
        store.apply(new IpamKey.NodeKey("node-1"), new IpamNode("node-1", Labels.of("rack", "a")));
    }

    @Test
    void its_files_are_manifests_that_the_reader_accepts() {
        try (FileIpamStore store = FileIpamStore.open(folder)) {
            fill(store);
            var unused = Ipam.over(store)
                    .autoAssign(
                            AutoAssignRequest.on("node-1").v4(2).handle("Pod_1").build());
            var manifest = ManifestReader.strict().read(folder);
            assertThat(manifest.renderDiagnostics()).isEmpty();
            assertThat(manifest.resources())
                    .extracting(resource -> resource.kindName())
                    .containsExactlyInAnyOrder(
                            "IPPool", "Node", "IPAMBlock", "BlockAffinity", "IPAMHandle", "IPAMConfig");
        }
    }

    @Test
    void a_folder_is_open_once() {
        try (FileIpamStore store = FileIpamStore.open(folder)) {
            fill(store);
            assertThatExceptionOfType(IpamException.class)
                    .isThrownBy(() -> FileIpamStore.open(folder))
                    .withMessageContaining("open in another store");
        }
    }

    @Test
    void a_closed_store_writes_nothing() {
        FileIpamStore store = FileIpamStore.open(folder);
        store.close();
        assertThatExceptionOfType(IpamException.class)
                .isThrownBy(() -> fill(store))
                .withMessageContaining("closed");
    }

    @Test
    void files_by_hand_keep_their_names_and_their_language() throws IOException {
        Path file = folder.resolve("my pool.yaml");
        Files.writeString(
                file,
                "apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata:\n  name: mine\nspec:\n  cidr: 10.9.0.0/16\n");
        try (FileIpamStore store = FileIpamStore.open(folder)) {
            var pool = store.list(IpamRange.pools()).get(0);
            store.update(pool, pool.value().withDisabled(true));
        }
        assertThat(Files.readString(file)).contains("disabled: true").contains("cidr: 10.9.0.0/16");
    }

    @Test
    void what_can_not_be_read_is_named_and_nothing_is_opened() throws IOException {
        String pool =
                "apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata:\n  name: NAME\nspec:\n  cidr: 10.9.0.0/16\n";
        Files.writeString(folder.resolve("a.yaml"), pool.replace("NAME", "one"));
        Files.writeString(folder.resolve("b.yaml"), pool.replace("NAME", "one"));
        Files.writeString(
                folder.resolve("c.yaml"), pool.replace("NAME", "two") + "---\n" + pool.replace("NAME", "three"));
        Files.writeString(folder.resolve("d.yaml"), pool.replace("cidr", "cidrs"));
        Files.writeString(
                folder.resolve("e.yaml"),
                "apiVersion: crd.projectcalico.org/v1\nkind: IPAMHandle\nmetadata:\n  name: x\nspec:\n  handleID: x\n  block:\n    nonsense: 1\n");
        assertThatExceptionOfType(IpamException.class)
                .isThrownBy(() -> FileIpamStore.open(folder))
                .withMessageContainingAll(
                        "a.yaml", "b.yaml hold the same", "c.yaml: it holds 2", "d.yaml", "cidrs", "e.yaml");
        Files.delete(folder.resolve("b.yaml"));
        Files.delete(folder.resolve("c.yaml"));
        Files.delete(folder.resolve("d.yaml"));
        Files.delete(folder.resolve("e.yaml"));
        FileIpamStore.open(folder).close();
    }

    @Test
    void a_snapshot_fills_an_empty_folder_only() {
        ClusterSnapshot snapshot =
                ClusterSnapshot.of(ManifestReader.strict().readString("""
                        apiVersion: projectcalico.org/v3
                        kind: IPPool
                        metadata:
                          name: wide
                        spec:
                          cidr: 10.4.0.0/16
                          ipipMode: Always
                          natOutgoing: true
                        ---
                        apiVersion: projectcalico.org/v3
                        kind: Node
                        metadata:
                          name: node-7
                        spec:
                          bgp:
                            ipv4Address: 10.1.1.7/24
                        """).resources());
        try (FileIpamStore store = FileIpamStore.create(folder, snapshot)) {
            assertThat(Ipam.over(store)
                            .autoAssign(AutoAssignRequest.on("node-7")
                                    .v4(1)
                                    .handle("p")
                                    .build())
                            .addresses())
                    .hasSize(1);
        }
        assertThat(ManifestReader.strict().read(folder).renderDiagnostics()).isEmpty();
        assertThat(ClusterSnapshot.of(ManifestReader.strict().read(folder).resources())
                        .resources())
                .containsAll(snapshot.resources());
        assertThatExceptionOfType(IpamException.class)
                .isThrownBy(() -> FileIpamStore.create(folder, snapshot))
                .withMessageContaining("holds objects already");
    }

    /** Assigns addresses and says which, until it is killed. */
    public static final class Victim {
        private Victim() {}

        /** Runs until it is killed. */
        public static void main(String[] args) {
            try (FileIpamStore store = FileIpamStore.open(Path.of(args[0]))) {
                Ipam ipam = Ipam.over(store);
                for (int i = 0; ; i++) {
                    String handle = "pod-" + i;
                    ipam.autoAssign(AutoAssignRequest.on("node-1")
                                    .v4(1)
                                    .handle(handle)
                                    .build())
                            .addresses()
                            .forEach(given -> System.out.println(given.address() + " " + handle));
                    if (i % 3 == 2) {
                        ipam.releaseByHandle("pod-" + (i - 2));
                        System.out.println("released pod-" + (i - 2));
                    }
                }
            }
        }
    }

    @Test
    void a_killed_process_loses_nothing_it_was_told() throws Exception {
        try (FileIpamStore store = FileIpamStore.open(folder)) {
            fill(store);
        }
        for (int round = 0; round < 3; round++) {
            List<String> told = kill(7 + 11 * round);
            Files.writeString(folder.resolve("ipamblocks").resolve(".writing-99"), "{\"half");
            try (FileIpamStore store = FileIpamStore.open(folder)) {
                Ipam ipam = Ipam.over(store);
                List<String> held = new ArrayList<>(told);
                told.stream()
                        .filter(line -> line.startsWith("released "))
                        .forEach(line -> held.removeIf(other -> other.endsWith(line.substring("released".length()))));
                String last = told.get(told.size() - 1);
                int number = Integer.parseInt(last.substring(last.lastIndexOf('-') + 1));
                if (!last.startsWith("released ") && number % 3 == 2) {
                    // the next thing it did, perhaps without a word, was to release this one
                    held.removeIf(line -> line.endsWith(" pod-" + (number - 2)));
                }
                for (String line : held.subList(0, Math.max(0, held.size() - 1))) {
                    String[] addressAndHandle = line.split(" ", 2);
                    assertThat(ipam.addressesOf(addressAndHandle[1]))
                            .extracting(Object::toString)
                            .containsExactly(addressAndHandle[0]);
                }
                assertThat(ipam.recountHandles()).isLessThanOrEqualTo(1);
                for (var handle : store.list(IpamRange.handles())) {
                    ipam.releaseByHandle(((IpamKey.HandleKey) handle.key()).handle());
                }
                assertThat(store.list(IpamRange.blocks()))
                        .allMatch(block -> block.value().isEmpty());
            }
            try (Stream<Path> files = Files.walk(folder)) {
                assertThat(files.filter(file -> file.getFileName().toString().startsWith(".writing")))
                        .isEmpty();
            }
        }
    }

    /** Lets a process work and kills it after some lines; returns those it had written. */
    private List<String> kill(int lines) throws IOException, InterruptedException {
        Process process = java(Victim.class, folder)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> told = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null) {
                told.add(line);
                if (told.size() == lines) {
                    assertThat(process.toHandle().destroyForcibly()).isTrue();
                }
                line = out.readLine();
            }
        }
        process.waitFor();
        assertThat(told).hasSizeGreaterThanOrEqualTo(lines);
        return told;
    }

    /** A process of its own that does what a class does, with a folder. */
    static ProcessBuilder java(Class<?> main, Path folder) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                main.getName(),
                folder.toString());
    }

    /** Everything this process runs from, be it on the class path or the module path. */
    private static String classPath() {
        return Stream.of(
                        System.getProperty("java.class.path"),
                        System.getProperty("jdk.module.path", ""),
                        Path.of("target", "test-classes").toAbsolutePath().toString())
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void resources_of_a_store_make_the_same_store_again() {
        try (FileIpamStore store = FileIpamStore.open(folder)) {
            fill(store);
            var unused = Ipam.over(store)
                    .autoAssign(
                            AutoAssignRequest.on("node-1").v4(20).handle("many").build());
            ClusterSnapshot state = ClusterSnapshot.of(IpamResources.state(store));
            assertThat(state.resources()).hasSizeGreaterThan(4);
            assertThat(IpamResources.replaceIn(state, store)).isEqualTo(state);
        }
    }
}
