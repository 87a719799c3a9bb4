// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.label.Labels;
import io.calico4j.net.IpAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power goes off, or the disk fails, at each step of each write that a few operations make. */
class FileCrashTest {
    @TempDir
    private Path folder = Path.of("");

    /** What a client was told before the disk stopped: address by handle; what it was about is not among it. */
    private static final class Client {
        private final Map<String, IpAddress> told = new TreeMap<>();
        private final List<String> about = new ArrayList<>();

        private void work(Ipam ipam) {
            assign(ipam, "node-1", "one");
            assign(ipam, "node-2", "two");
            assign(ipam, "node-1", "three");
            release(ipam, "one");
            assign(ipam, "node-2", "four");
            about.add("two");
            about.add("four");
            ipam.releaseHostAffinities(AffinityOwner.host("node-2"), false);
            about.clear();
            release(ipam, "two");
            assign(ipam, "node-1", "five");
        }

        private void assign(Ipam ipam, String node, String handle) {
            about.add(handle);
            var result = ipam.autoAssign(
                    AutoAssignRequest.on(node).v4(1).handle(handle).build());
            result.addresses().forEach(given -> told.put(handle, given.address()));
            about.remove(handle);
        }

        private void release(Ipam ipam, String handle) {
            about.add(handle);
            told.remove(handle);
            ipam.releaseByHandle(handle);
            about.remove(handle);
        }
    }

    private SortedMap<Path, byte[]> prepared() throws IOException {
        try (FileIpamStore store = FileIpamStore.open(folder, PowerCut.never(folder))) {
            store.apply(
                    new IpamKey.PoolKey("pool-1"),
                    IpamPool.builder("pool-1", "10.0.0.0/28").blockSize(30).build());
            store.apply(new IpamKey.NodeKey("node-1"), new IpamNode("node-1", Labels.empty()));
            store.apply(new IpamKey.NodeKey("node-2"), new IpamNode("node-2", Labels.empty()));
        }
        return PowerCut.contentOf(folder);
    }

    private boolean runUntil(int steps, boolean fails, Client client, List<SortedMap<Path, byte[]>> leftovers)
            throws IOException {
        PowerCut disk = new PowerCut(folder, steps, fails);
        try (FileIpamStore store = FileIpamStore.open(folder, disk)) {
            client.work(Ipam.over(store));
        } catch (PowerCut.Dark e) {
            assertThat(fails).isFalse();
        } catch (IpamException e) {
            assertThat(fails).isTrue();
        }
        leftovers.addAll(fails ? List.of(PowerCut.contentOf(folder)) : disk.leftovers());
        return disk.hasStopped();
    }

    @Test
    void whatever_a_loss_of_power_leaves_is_a_sound_store_with_all_that_was_told() throws IOException {
        int states = everyStop(false);
        assertThat(states).isGreaterThan(90);
    }

    @Test
    void after_a_failure_of_the_disk_the_folder_is_a_sound_store_with_all_that_was_told() throws IOException {
        int states = everyStop(true);
        assertThat(states).isGreaterThan(35);
    }

    private int everyStop(boolean fails) throws IOException {
        SortedMap<Path, byte[]> prepared = prepared();
        Set<Object> states = new HashSet<>();
        boolean stopped = true;
        for (int steps = 0; stopped; steps++) {
            PowerCut.restore(folder, prepared);
            Client client = new Client();
            List<SortedMap<Path, byte[]>> leftovers = new ArrayList<>();
            stopped = runUntil(steps, fails, client, leftovers);
            for (SortedMap<Path, byte[]> left : leftovers) {
                if (states.add(List.of(client.told.toString(), texts(left)))) {
                    PowerCut.restore(folder, left);
                    check(client);
                }
            }
        }
        return states.size();
    }

    private static Map<Path, String> texts(SortedMap<Path, byte[]> content) {
        Map<Path, String> texts = new TreeMap<>();
        content.forEach((file, octets) -> texts.put(
                file,
                new String(octets, StandardCharsets.UTF_8)
                        .replaceAll("sequenceNumber\\S*: \\d+", "")
                        .replaceAll("affinityClaimTime.*", "")));
        return texts;
    }

    private void check(Client client) throws IOException {
        try (FileIpamStore store = FileIpamStore.open(folder, PowerCut.never(folder))) {
            Map<IpAddress, String> held = new LinkedHashMap<>();
            for (var entry : store.list(IpamRange.blocks())) {
                AllocationBlock block = entry.value();
                for (int ordinal = 0; ordinal < block.size(); ordinal++) {
                    var holder = block.holder(ordinal);
                    if (holder != null) {
                        held.put(block.cidr().network().plus(ordinal), holder.handleText());
                        int counted = store.get(new IpamKey.HandleKey(holder.handleText()))
                                .map(IpamStore.Entry::value)
                                .orElse(AllocationHandle.empty())
                                .count(block.cidr());
                        assertThat(counted).as(holder.handleText()).isPositive();
                    }
                }
            }
            client.told.forEach((handle, address) -> assertThat(held).as("told").containsEntry(address, handle));
            Ipam ipam = Ipam.over(store);
            for (var handle : store.list(IpamRange.handles())) {
                ipam.releaseByHandle(((IpamKey.HandleKey) handle.key()).handle());
            }
            assertThat(store.list(IpamRange.handles())).isEmpty();
            assertThat(ipam.autoAssign(AutoAssignRequest.on("node-1")
                                    .v4(16)
                                    .handle("all")
                                    .build())
                            .addresses())
                    .as("all addresses can be given again")
                    .hasSize(16)
                    .doesNotHaveDuplicates();
        }
    }
}
