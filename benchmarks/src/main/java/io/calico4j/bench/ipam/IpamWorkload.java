// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.ipam;

import io.calico4j.bench.run.Phases;
import io.calico4j.bench.run.Stage;
import io.calico4j.bench.run.Workload;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockEditor;
import io.calico4j.ipam.block.BlockWalk;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.plan.CapacityDemand;
import io.calico4j.ipam.plan.GrowthProfile;
import io.calico4j.ipam.plan.GrowthSimulation;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.net.Cidr;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The shared workload of address management: on the store that keeps objects under the README's letters, on the one that
 * keeps stored texts with {@code serialized} appended; {@code B8} is B in a pool of 262,144 blocks; {@code S} is a
 * simulation of churn; {@code B.etcd} and {@code C.etcd} are a hundredth of B and C on an etcd, if
 * {@value EtcdRounds#ENDPOINT} names one.
 */
public final class IpamWorkload implements Workload {
    private static final int QUARTER = 4096;
    private static final int HOSTS = 1000;
    private static final int ROUNDS = 100;
    private static final int CLIENTS = 64;

    /** The threads of the clients, which last from pool to pool. */
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(CLIENTS, work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });

    /** Creates the workload. */
    public IpamWorkload() {}

    @Override
    public String area() {
        return "ipam";
    }

    @Override
    public void run(Path directory, Stage stage, Size size) {
        for (String store : List.of("", ".serialized")) {
            boolean serialized = !store.isEmpty();
            stage.scenario(phases -> fill(phases, serialized, store));
            stage.scenario(phases -> roundRobin(phases, serialized, "10.0.0.0/12", "B" + store, "C" + store));
            stage.scenario(phases -> manyClients(phases, serialized, "D1" + store));
            stage.scenario(phases -> oneHost(phases, serialized, "D2" + store));
        }
        stage.scenario(phases -> roundRobin(phases, false, "10.0.0.0/8", "B8", "C8"));
        stage.scenario(phases -> simulation(phases, size));
        stage.scenario(IpamWorkload::blockLevel);
        stage.scenario(IpamWorkload::walks);
        EtcdRounds.of(System.getenv(EtcdRounds.ENDPOINT)).ifPresent(etcd -> stage.scenario(etcd::run));
    }

    private static List<String> names(String format, int count) {
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(String.format(format, i));
        }
        return names;
    }

    private static void fill(Phases phases, boolean serialized, String store) {
        Cluster cluster = new Cluster(serialized, "10.0.0.0/18", 1).strict(256);
        List<String> handles = names("a-%05d", 4 * QUARTER);
        String host = Cluster.host(0);
        for (int quarter = 0; quarter < 4; quarter++) {
            int first = quarter * QUARTER;
            phases.phase(
                    "A." + (quarter + 1) + store,
                    QUARTER,
                    () -> {
                        for (int i = first; i < first + QUARTER; i++) {
                            cluster.mustAssign(host, handles.get(i));
                        }
                        return cluster;
                    },
                    Cluster::used);
        }
    }

    private static void roundRobin(Phases phases, boolean serialized, String pool, String assign, String release) {
        Cluster cluster = new Cluster(serialized, pool, HOSTS);
        List<String> hosts = names("host-%04d", HOSTS);
        List<String> handles = new ArrayList<>(HOSTS * ROUNDS);
        for (int i = 0; i < ROUNDS; i++) {
            for (int h = 0; h < HOSTS; h++) {
                handles.add(String.format("b-%04d-%03d", h, i));
            }
        }
        phases.phase(
                assign,
                handles.size(),
                () -> {
                    for (int i = 0; i < handles.size(); i++) {
                        cluster.mustAssign(hosts.get(i % HOSTS), handles.get(i));
                    }
                    return cluster;
                },
                c -> c.used() + " addresses in " + c.blocks() + " blocks");
        phases.phase(
                release,
                handles.size(),
                () -> {
                    handles.forEach(cluster.ipam::releaseByHandle);
                    return cluster;
                },
                c -> c.handles() + " handles, " + c.used() + " addresses in " + c.blocks() + " blocks");
    }

    private static void manyClients(Phases phases, boolean serialized, String name) {
        Cluster cluster = new Cluster(serialized, "10.0.0.0/12", CLIENTS);
        phases.phase(name, 500L * CLIENTS, () -> concurrent(cluster, 500, "d-%02d-%04d", true), c -> c);
    }

    private static void oneHost(Phases phases, boolean serialized, String name) {
        List<Cluster> clusters = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            clusters.add(new Cluster(serialized, "10.0.0.0/12", 1));
        }
        phases.phase(
                name,
                100L * 15 * CLIENTS,
                () -> {
                    List<String> results = new ArrayList<>();
                    clusters.forEach(cluster -> results.add(concurrent(cluster, 15, "e-%02d-%04d", false)));
                    return results;
                },
                results -> results.stream().distinct().toList().toString());
    }

    private static String concurrent(Cluster cluster, int calls, String format, boolean ownHost) {
        AtomicInteger successes = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>(CLIENTS);
        for (int k = 0; k < CLIENTS; k++) {
            int client = k;
            List<String> handles = new ArrayList<>(calls);
            for (int i = 0; i < calls; i++) {
                handles.add(String.format(format, client, i));
            }
            running.add(THREADS.submit(() -> {
                String host = Cluster.host(ownHost ? client : 0);
                for (String handle : handles) {
                    if (cluster.assign(host, handle).addresses().size() == 1) {
                        successes.incrementAndGet();
                    }
                }
            }));
        }
        try {
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return successes.get() + " successes, " + cluster.used() + " addresses";
    }

    /** Days of 110 pods a node with a tenth of them replaced each day; the larger one is a year of 5,000 nodes. */
    private static void simulation(Phases phases, Size size) {
        int nodes = size == Size.LARGER ? 5_000 : 1_000;
        int days = size == Size.LARGER ? 365 : 30;
        long operations = nodes * 110L * (2 * days + 10) / 10;
        CapacityDemand demand =
                CapacityDemand.on(List.of(IpamPool.of("pool-1", "10.0.0.0/12"))).build();
        GrowthProfile profile = new GrowthProfile(days, nodes, nodes, 110, 0.1, false, days, 1);
        phases.phase(
                "S",
                operations,
                () -> GrowthSimulation.of(demand, profile).run(),
                timeline -> timeline.get(timeline.size() - 1).toString());
    }

    private static void blockLevel(Phases phases) {
        int repeats = 20_000;
        List<AllocationAttribute> holders = new ArrayList<>();
        for (String handle : names("handle-%03d", 64)) {
            holders.add(
                    AllocationAttribute.of(handle, OwnerAttributes.of("namespace", "n", "node", "a", "pod", handle)));
        }
        AllocationBlock fresh = BlockEditor.create(Cidr.parse("10.0.0.0/26"), 1)
                .affinity("host:a", 0L)
                .toBlock();
        AllocationAttribute one = holders.get(0);
        phases.phase(
                "E.1",
                64L * repeats,
                () -> {
                    AllocationBlock last = fresh;
                    for (int r = 0; r < repeats; r++) {
                        BlockEditor editor = fresh.edit();
                        for (int i = 0; i < 64; i++) {
                            if (editor.takeNext(one) < 0) {
                                throw new IllegalStateException("full");
                            }
                        }
                        last = editor.toBlock();
                    }
                    return last;
                },
                AllocationBlock::usedCount);
        AllocationBlock full = phases.phase(
                "E.2",
                64L * repeats,
                () -> {
                    AllocationBlock last = fresh;
                    for (int r = 0; r < repeats; r++) {
                        BlockEditor editor = fresh.edit();
                        for (int i = 0; i < 64; i++) {
                            if (editor.takeNext(holders.get(i)) < 0) {
                                throw new IllegalStateException("full");
                            }
                        }
                        last = editor.toBlock();
                    }
                    return last;
                },
                AllocationBlock::usedCount);
        List<String> handles = names("handle-%03d", 64);
        phases.phase(
                "E.3",
                64L * repeats,
                () -> {
                    AllocationBlock last = full;
                    for (int r = 0; r < repeats; r++) {
                        BlockEditor editor = full.edit();
                        for (String handle : handles) {
                            if (editor.releaseByHandle(handle, true) != 1) {
                                throw new IllegalStateException(handle);
                            }
                        }
                        last = editor.toBlock();
                    }
                    return last;
                },
                AllocationBlock::usedCount);
    }

    private static void walks(Phases phases) {
        Cidr pool = Cidr.parse("10.0.0.0/12");
        List<String> hosts = names("host-%04d", 20_000);
        phases.phase(
                "F.1",
                20 * 16_384L,
                () -> {
                    long sum = 0;
                    for (int h = 0; h < 20; h++) {
                        for (Cidr block : BlockWalk.of(pool, 26, hosts.get(h), 0)) {
                            sum = 31 * sum + block.hashCode();
                        }
                    }
                    return sum;
                },
                sum -> sum);
        phases.phase(
                "F.2",
                hosts.size(),
                () -> {
                    long sum = 0;
                    for (String host : hosts) {
                        sum = 31 * sum + BlockWalk.of(pool, 26, host, 0).start().hashCode();
                    }
                    return sum;
                },
                sum -> sum);
    }
}
