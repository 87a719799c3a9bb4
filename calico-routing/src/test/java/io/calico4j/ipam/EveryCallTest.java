// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.HostReservation;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each operation, in each state of a small cluster, with a failure of each kind at each single call of the store. */
class EveryCallTest {
    /** What the store offers. */
    enum View {
        INDEX,
        JOINT,
        SCAN
    }

    /** A cluster in some state, and what its clients were told they hold. */
    private static final class Cluster {
        private final InMemoryIpamStore store;
        private final TestClock clock = new TestClock();
        private final Map<IpAddress, String> held = new LinkedHashMap<>();

        private Cluster(View view) {
            store = view == View.JOINT ? Clusters.joint() : InMemoryIpamStore.create();
            Clusters.withNodes(store, "node-a", "node-b");
            Clusters.withPool(store, "pool-1", "10.0.0.0/28", 30);
            Clusters.withPool(store, "pool-2", "10.9.0.0/30", 31);
            Clusters.withPool(store, "pool-6", "fd00::/126", 127);
        }

        private void assign(Ipam ipam, String host, String handle, int v4, int v6) {
            ipam.autoAssign(AutoAssignRequest.on(host)
                            .v4(v4)
                            .v6(v6)
                            .handle(handle)
                            .build())
                    .addresses()
                    .forEach(given -> got(given.address(), handle));
        }

        private void got(IpAddress address, String handle) {
            assertThat(held.put(address, handle)).as("%s given twice", address).isNull();
        }

        private void release(Ipam ipam, String handle) {
            held.values().removeIf(handle::equals);
            ipam.releaseByHandle(handle);
        }

        private void releaseAddresses(Ipam ipam, String handle) {
            List<ReleaseRequest> requests = new ArrayList<>();
            for (IpAddress address : List.copyOf(held.keySet())) {
                if (handle.equals(held.get(address))) {
                    held.remove(address);
                    requests.add(new ReleaseRequest(address.toString(), Optional.of(handle), OptionalLong.empty()));
                }
            }
            ReleaseResult unused = ipam.release(requests);
        }
    }

    private interface Work {
        void run(Cluster cluster, Ipam ipam);
    }

    private static final IpAddress CHOSEN = IpAddress.parse("10.0.0.13");
    /** Failures after which a client knows what it holds. */
    private static final Set<FaultyStore.Fault> TOLD =
            EnumSet.of(FaultyStore.Fault.CONFLICT, FaultyStore.Fault.UNREACHABLE, FaultyStore.Fault.UNREACHABLE_AFTER);

    private static final HostReservation KEPT =
            new HostReservation(1, 1, AllocationAttribute.WINDOWS_RESERVED_HANDLE, "for the host");

    /** States to begin with. */
    private static Map<String, Work> states() {
        Map<String, Work> states = new LinkedHashMap<>();
        states.put("empty", (cluster, ipam) -> assertThat(cluster.held).isEmpty());
        states.put("some", (cluster, ipam) -> {
            cluster.assign(ipam, "node-a", "one", 3, 1);
            cluster.assign(ipam, "node-b", "two", 1, 1);
            cluster.assign(ipam, "node-a", "two", 2, 0);
        });
        states.put("orphans", (cluster, ipam) -> {
            cluster.assign(ipam, "node-a", "one", 5, 1);
            cluster.assign(ipam, "node-b", "two", 5, 1);
            ipam.releaseHostAffinities(AffinityOwner.host("node-a"), false);
            cluster.clock.pause(Duration.ofMinutes(2));
        });
        states.put("full", (cluster, ipam) -> {
            cluster.assign(ipam, "node-a", "one", 10, 2);
            cluster.assign(ipam, "node-b", "two", 10, 2);
        });
        states.put("empty blocks of another host", (cluster, ipam) -> {
            cluster.assign(ipam, "node-a", "one", 16, 4);
            cluster.release(ipam, "one");
            cluster.clock.pause(Duration.ofMinutes(2));
        });
        return states;
    }

    /** Operations. */
    private static Map<String, Work> works() {
        Map<String, Work> works = new LinkedHashMap<>();
        works.put("assign", (cluster, ipam) -> cluster.assign(ipam, "node-a", "new", 1, 1));
        works.put("assign many", (cluster, ipam) -> cluster.assign(ipam, "node-b", "one", 7, 0));
        works.put("assign chosen", (cluster, ipam) -> {
            ipam.assignIp(AssignIpRequest.of(CHOSEN, "node-b", "one"));
            cluster.got(CHOSEN, "one");
        });
        works.put("release by handle", (cluster, ipam) -> cluster.release(ipam, "one"));
        works.put("release by address", (cluster, ipam) -> cluster.releaseAddresses(ipam, "two"));
        works.put("give up a host", (cluster, ipam) -> ipam.releaseHostAffinities(AffinityOwner.host("node-a"), false));
        works.put("remove a host", (cluster, ipam) -> ipam.removeHost(AffinityOwner.host("node-b")));
        works.put("claim", (cluster, ipam) -> {
            ClaimResult unused = ipam.claimAffinity(Cidr.parse("10.0.0.0/29"), AffinityOwner.host("node-b"));
        });
        works.put("ensure a block", (cluster, ipam) -> {
            EnsureBlockResult unused =
                    ipam.ensureBlock("node-b", List.of(), List.of(), Optional.of(KEPT), Optional.empty());
        });
        works.put("heal", (cluster, ipam) -> {
            int unused = ipam.healHandles();
        });
        return works;
    }

    @Test
    void no_failure_of_a_single_call_loses_or_doubles_an_address_and_all_can_be_repaired() {
        assertThat(everyFailure(View.JOINT, List.of("some"))).isGreaterThan(500);
        assertThat(everyFailure(View.SCAN, List.of("orphans"))).isGreaterThan(500);
    }

    @ParameterizedTest
    @EnumSource(View.class)
    @Tag("long")
    void nor_does_one_in_any_other_state(View view) {
        assertThat(everyFailure(view, List.copyOf(states().keySet()))).isGreaterThan(3_000);
    }

    /** Tries every failure at every call; returns how many that were. */
    private static int everyFailure(View view, List<String> states) {
        int runs = 0;
        for (String state : states) {
            Work before = Objects.requireNonNull(states().get(state));
            for (Map.Entry<String, Work> work : works().entrySet()) {
                for (FaultyStore.Fault fault : FaultyStore.Fault.values()) {
                    String name = view + ", " + state + ", " + work.getKey() + ", " + fault;
                    boolean failed = true;
                    for (int call = 0; failed; call++) {
                        failed = run(view, before, work.getValue(), fault, call, name + " at " + call);
                        runs++;
                    }
                }
            }
        }
        return runs;
    }

    /** Returns whether the operation made the call that was to fail. */
    private static boolean run(View view, Work state, Work work, FaultyStore.Fault fault, int call, String name) {
        Cluster cluster = new Cluster(view);
        Ipam sound = Ipam.over(cluster.store, cluster.clock, IpamCompatibility.CORRECT);
        state.run(cluster, sound);
        Clusters.checkCounts(cluster.store);
        FaultyStore faulty = new FaultyStore(cluster.store, call, fault, view != View.SCAN);
        try {
            work.run(cluster, Ipam.over(faulty, cluster.clock, IpamCompatibility.CORRECT));
        } catch (IpamException e) {
            assertThat(e).as(name).hasMessageNotContaining("null");
        } catch (FaultyStore.Crash e) {
            assertThat(fault).as(name).isIn(FaultyStore.Fault.CRASH, FaultyStore.Fault.CRASH_AFTER);
        }
        try {
            if (TOLD.contains(fault) && name.contains(", assign")) {
                assertThat(used(cluster)).as("what is held is told").isEqualTo(cluster.held.size());
            }
            check(cluster, sound);
        } catch (AssertionError e) {
            throw new AssertionError(name, e);
        }
        return faulty.hasFailed();
    }

    private static int used(Cluster cluster) {
        return cluster.store.list(IpamRange.blocks()).stream()
                .mapToInt(block -> block.value().usedCount())
                .sum();
    }

    private static void check(Cluster cluster, Ipam sound) {
        Clusters.check(cluster.store);
        cluster.held.forEach((address, handle) -> Clusters.checkHeld(cluster.store, address, handle));
        // the same client tries once more, as a kubelet does
        cluster.assign(sound, "node-b", "again", 1, 0);
        Clusters.check(cluster.store);
        for (var entry : cluster.store.list(IpamRange.handles())) {
            cluster.release(sound, ((IpamKey.HandleKey) entry.key()).handle());
        }
        assertThat(Recount.truth(cluster.store))
                .as("addresses no handle leads to")
                .isEmpty();
        assertThat(cluster.store.list(IpamRange.handles())).isEmpty();
        cluster.held.clear();
        cluster.clock.pause(Duration.ofMinutes(2));
        if (used(cluster) > 0) {
            removeHosts(sound); // what is kept for a host itself goes with the host only
        }
        cluster.assign(sound, "node-a", "all", 20, 4);
        assertThat(cluster.held).as("all addresses, given again").hasSize(24);
        Clusters.checkCounts(cluster.store);
        sound.releaseByHandle("all");
        removeHosts(sound);
        assertThat(cluster.store.list(IpamRange.blocks()))
                .as("blocks that stay")
                .isEmpty();
        assertThat(cluster.store.list(IpamRange.hostAffinities()))
                .as("affinities that stay")
                .isEmpty();
    }

    private static void removeHosts(Ipam ipam) {
        for (String host : List.of("node-a", "node-b")) {
            ipam.removeHost(AffinityOwner.host(host));
        }
    }
}
