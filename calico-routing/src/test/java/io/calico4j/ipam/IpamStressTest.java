// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sixty-four clients on one store. */
class IpamStressTest {
    private static final int CLIENTS = 64;

    /** Beyond this a client gives back an address for each it takes, so that the pool lasts however long it goes on. */
    private static final int MOST_HELD = 2_000;

    private final InMemoryIpamStore store = InMemoryIpamStore.create();
    private final Map<IpAddress, String> held = new ConcurrentHashMap<>();

    @Test
    void clients_of_eight_hosts_never_share_an_address_and_none_fails() throws Exception {
        for (int host = 0; host < 8; host++) {
            Clusters.withNodes(store, "node-" + host);
        }
        Clusters.withPool(store, "pool-1", "10.0.0.0/18", 27);
        Ipam ipam = Ipam.over(store);
        runClients(client -> churn(ipam, client, 120));
        Clusters.check(store);
        held.forEach((address, handle) -> Clusters.checkHeld(store, address, handle));
        Clusters.checkCounts(store);
    }

    @Test
    @Tag("long")
    void clients_of_eight_hosts_go_on_for_about_a_minute() throws Exception {
        for (int host = 0; host < 8; host++) {
            Clusters.withNodes(store, "node-" + host);
        }
        Clusters.withPool(store, "pool-1", "10.0.0.0/13", 26);
        store.apply(new IpamKey.ConfigKey(), new IpamConfig(true, true, 100_000, Optional.empty()));
        Ipam ipam = Ipam.over(store);
        runClients(client -> churn(ipam, client, 160_000));
        Clusters.check(store);
        held.forEach((address, handle) -> assertThat(ipam.addressesOf(handle)).containsExactly(address));
        Clusters.checkCounts(store);
    }

    private void churn(Ipam ipam, int client, int rounds) {
        Random random = new Random(client);
        List<IpAddress> mine = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            String handle = "handle-" + client + "-" + round;
            AutoAssignResult result = ipam.autoAssign(AutoAssignRequest.on("node-" + client % 8)
                    .v4(1)
                    .handle(handle)
                    .build());
            assertThat(result.addresses()).as("%s", result).hasSize(1);
            IpAddress address = result.addresses().get(0).address();
            assertThat(held.putIfAbsent(address, handle))
                    .as("%s given twice", address)
                    .isNull();
            mine.add(address);
            if (random.nextInt(3) > 0 || mine.size() > MOST_HELD) {
                IpAddress old = mine.remove(random.nextInt(mine.size()));
                ipam.releaseByHandle(String.valueOf(held.remove(old)));
            }
        }
    }

    @Test
    void a_single_host_fills_whole_blocks_without_a_failed_call() throws Exception {
        Clusters.withNodes(store, "node-1");
        Clusters.withPool(store, "pool-1", "10.0.0.0/12", 26);
        Ipam ipam = Ipam.over(store);
        runClients(client -> {
            for (int i = 0; i < 15; i++) {
                AutoAssignResult result = ipam.autoAssign(AutoAssignRequest.on("node-1")
                        .v4(1)
                        .handle("h-" + client + "-" + i)
                        .build());
                assertThat(result.addresses()).as("%s", result).hasSize(1);
                assertThat(held.put(result.addresses().get(0).address(), "h")).isNull();
            }
        });
        assertThat(held).hasSize(15 * CLIENTS);
        Clusters.checkCounts(store);
    }

    private interface Work {
        void run(int client);
    }

    private static void runClients(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                running.add(threads.submit(() -> work.run(number)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
