// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Two clients, whose calls of the store are put in every order in which none loses too many races. */
class InterleavingTest {
    /** One client's work. */
    private record Work(String name, TwoClients.Client client) {
        private static Work of(String name, TwoClients.Client client) {
            return new Work(name, client);
        }

        private boolean releases() {
            return name.startsWith("release");
        }
    }

    private static final String OLD = "old";
    private static final InMemoryIpamStore BEFORE = InMemoryIpamStore.create();
    private static final IpAddress GIVEN = prepared(BEFORE);

    /** An address of the block that node-a claims next. */
    private static final IpAddress CHOSEN = ofNextBlock();

    private static final World START = World.of(BEFORE);

    private static final List<Work> WORKS = List.of(
            Work.of("assign on a", (ipam, got) -> assign(ipam, got, "node-a", "one", 1)),
            Work.of("assign three on a", (ipam, got) -> assign(ipam, got, "node-a", "three", 3)),
            Work.of("assign on b", (ipam, got) -> assign(ipam, got, "node-b", "other", 1)),
            Work.of("assign two more to the old handle", (ipam, got) -> assign(ipam, got, "node-a", OLD, 2)),
            Work.of("assign " + CHOSEN + " on b", (ipam, got) -> {
                ipam.assignIp(AssignIpRequest.of(CHOSEN, "node-b", "chosen"));
                got.put(CHOSEN, "chosen");
            }),
            Work.of("release by handle", (ipam, got) -> ipam.releaseByHandle(OLD)),
            Work.of("release by handle and assign to it again", (ipam, got) -> {
                ipam.releaseByHandle(OLD);
                assign(ipam, got, "node-a", OLD, 1);
            }),
            Work.of("release by address", (ipam, got) -> {
                ReleaseResult unused = ipam.release(
                        List.of(new ReleaseRequest(GIVEN.toString(), Optional.of(OLD), OptionalLong.empty())));
            }),
            Work.of("heal", (ipam, got) -> {
                int unused = ipam.healHandles();
            }),
            Work.of("give up a", (ipam, got) -> ipam.releaseHostAffinities(AffinityOwner.host("node-a"), false)));

    /** Four blocks of two addresses, of which node-a has one with one address in use. */
    private static IpAddress prepared(InMemoryIpamStore store) {
        Clusters.withNodes(store, "node-a", "node-b");
        Clusters.withPool(store, "pool-1", "10.0.0.0/29", 31);
        return assigned(store, 1);
    }

    private static IpAddress ofNextBlock() {
        InMemoryIpamStore store = InMemoryIpamStore.create();
        IpAddress first = prepared(store);
        IpAddress last = assigned(store, 3);
        assertThat(Cidr.of(last, 31)).isNotEqualTo(Cidr.of(first, 31));
        return last;
    }

    /** Assigns addresses on node-a; returns the last of them. */
    private static IpAddress assigned(InMemoryIpamStore store, int count) {
        List<AssignedAddress> given = Ipam.over(store, new TestClock(), IpamCompatibility.CORRECT)
                .autoAssign(AutoAssignRequest.on("node-a").v4(count).handle(OLD).build())
                .addresses();
        assertThat(given).hasSize(count);
        return given.get(count - 1).address();
    }

    private static void assign(Ipam ipam, Map<IpAddress, String> got, String host, String handle, int count) {
        AutoAssignResult result = ipam.autoAssign(
                AutoAssignRequest.on(host).v4(count).handle(handle).build());
        result.addresses().forEach(given -> got.put(given.address(), handle));
    }

    @TestFactory
    List<DynamicTest> no_order_of_two_clients_calls_loses_or_doubles_an_address() {
        return tests(List.of(TwoClients.View.INDEX, TwoClients.View.JOINT), 2);
    }

    @TestFactory
    @Tag("long")
    List<DynamicTest> nor_does_any_in_which_they_lose_one_more_race() {
        return tests(List.of(TwoClients.View.values()), 3);
    }

    private static List<DynamicTest> tests(List<TwoClients.View> views, int mostLosses) {
        List<DynamicTest> tests = new ArrayList<>();
        for (TwoClients.View view : views) {
            for (int first = 0; first < WORKS.size(); first++) {
                for (int second = first; second < WORKS.size(); second++) {
                    Work a = WORKS.get(first);
                    Work b = WORKS.get(second);
                    tests.add(DynamicTest.dynamicTest(
                            a.name() + " / " + b.name() + " / " + view,
                            () -> new TwoClients(view, START, a.client(), b.client(), mostLosses)
                                    .ends()
                                    .forEach(end -> check(end, a, b))));
                }
            }
        }
        return tests;
    }

    private static void check(TwoClients.End end, Work first, Work second) {
        InMemoryIpamStore store = end.world().store();
        Clusters.check(store);
        Clusters.checkCounts(store);
        Clusters.checkClaims(store);
        boolean releases = first.releases() || second.releases();
        Map<IpAddress, String> held = new LinkedHashMap<>(end.first());
        end.second().forEach((address, handle) -> {
            String before = held.put(address, handle);
            assertThat(releases && OLD.equals(before) ? null : before) // it may be given, released and given again
                    .as("%s given twice", address)
                    .isNull();
        });
        if (!releases) {
            assertThat(held.put(GIVEN, OLD)).as("%s given twice", GIVEN).isNull();
        }
        held.forEach((address, handle) -> {
            if (!releases || !handle.equals(OLD)) {
                Clusters.checkHeld(store, address, handle);
            }
        });
    }
}
