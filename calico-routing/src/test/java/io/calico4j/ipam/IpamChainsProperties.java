// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Chains of operations by several hosts, with and without failures of the store. */
class IpamChainsProperties {
    private static final List<String> HOSTS = List.of("node-a", "node-b", "node-c");

    /** One step: what to do, on which host, with which handle, how much. */
    record Step(int action, int host, int handle, int amount) {}

    @Provide
    Arbitrary<List<Step>> chains() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(1, 7))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    /** A cluster and what its clients believe to hold. */
    private static final class Client {
        private final InMemoryIpamStore store;
        private final TestClock clock = new TestClock();
        private final Map<IpAddress, String> held = new LinkedHashMap<>();

        private Client(InMemoryIpamStore store) {
            this.store = store;
            Clusters.withNodes(store, HOSTS.toArray(String[]::new));
            Clusters.withPool(store, "pool-1", "10.0.0.0/28", 30);
            Clusters.withPool(store, "pool-2", "10.9.0.0/29", 31);
            Clusters.withPool(store, "pool-6", "fd00::/125", 127);
        }

        private void run(IpamStore through, Step step) {
            run(through, step, IpamCompatibility.CORRECT);
        }

        private void run(IpamStore through, Step step, IpamCompatibility mode) {
            Ipam ipam = Ipam.over(through, clock, mode);
            String host = HOSTS.get(step.host());
            String handle = "handle-" + step.handle();
            try {
                act(ipam, step, host, handle);
            } catch (IpamException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }

        private void act(Ipam ipam, Step step, String host, String handle) {
            switch (step.action()) {
                case 0, 1, 2 -> assign(ipam, AutoAssignRequest.on(host).v4(step.amount()), handle);
                case 3 -> assign(ipam, AutoAssignRequest.on(host).v6(step.amount()), handle);
                case 4 -> {
                    IpAddress address = IpAddress.parse("10.0.0." + 2 * step.amount());
                    ipam.assignIp(AssignIpRequest.of(address, host, handle));
                    got(address, handle);
                }
                case 5, 6 -> {
                    held.values().removeIf(handle::equals);
                    ipam.releaseByHandle(handle);
                }
                case 7 -> release(ipam, step.amount());
                case 8 -> ipam.releaseHostAffinities(AffinityOwner.host(host), step.amount() > 3);
                default -> clock.pause(Duration.ofSeconds(20L * step.amount()));
            }
        }

        private void assign(Ipam ipam, AutoAssignRequest.Builder request, String handle) {
            AutoAssignResult result = ipam.autoAssign(request.handle(handle).build());
            result.addresses().forEach(given -> got(given.address(), handle));
        }

        private void got(IpAddress address, String handle) {
            assertThat(held.put(address, handle)).as("%s given twice", address).isNull();
        }

        private void release(Ipam ipam, int amount) {
            List<ReleaseRequest> requests = new ArrayList<>();
            for (IpAddress address : List.copyOf(held.keySet())) {
                if (requests.size() < amount) {
                    String handle = String.valueOf(held.remove(address));
                    requests.add(new ReleaseRequest(address.toString(), Optional.of(handle), OptionalLong.empty()));
                }
            }
            ReleaseResult unused = ipam.release(requests);
        }

        private void check() {
            Clusters.check(store);
            held.forEach((address, handle) -> Clusters.checkHeld(store, address, handle));
        }
    }

    @Property(tries = 80)
    void without_failures_counts_equal_the_truth(
            @ForAll("chains") List<Step> chain, @ForAll boolean strict, @ForAll boolean joint) {
        Client client = new Client(joint ? Clusters.joint() : InMemoryIpamStore.create());
        client.store.apply(new IpamKey.ConfigKey(), new IpamConfig(strict, true, 0, Optional.empty()));
        for (Step step : chain) {
            client.run(client.store, step);
            client.check();
            Clusters.checkCounts(client.store);
            Clusters.checkClaims(client.store);
        }
    }

    @Property(tries = 80)
    void no_failure_of_the_store_loses_or_doubles_an_address(
            @ForAll("chains") List<Step> chain,
            @ForAll FaultyStore.Fault fault,
            @ForAll boolean indexed,
            @ForAll boolean heal,
            @ForAll boolean joint) {
        Client client = new Client(joint ? Clusters.joint() : InMemoryIpamStore.create());
        int step = 0;
        for (Step next : chain) {
            try {
                client.run(new FaultyStore(client.store, step++ % 13, fault, indexed), next);
            } catch (FaultyStore.Crash e) {
                assertThat(fault).isIn(FaultyStore.Fault.CRASH, FaultyStore.Fault.CRASH_AFTER);
            }
            client.check();
        }
        assertRecovers(client, heal);
    }

    /** After whatever failed, everything can be given back, which sets the counts right, and the pool can be filled. */
    private static void assertRecovers(Client client, boolean heal) {
        Ipam ipam = Ipam.over(client.store, client.clock, IpamCompatibility.CORRECT);
        if (heal) {
            int unused = ipam.healHandles();
            client.check();
            for (var entry : client.store.list(IpamRange.handles())) {
                String handle = ((IpamKey.HandleKey) entry.key()).handle();
                AllocationHandle truth = Recount.truth(client.store).getOrDefault(handle, AllocationHandle.empty());
                assertThat(entry.value().blocks()).as(handle).isEqualTo(truth.blocks());
            }
        }
        for (int handle = 0; handle <= 5; handle++) {
            try {
                ipam.releaseByHandle("handle-" + handle);
            } catch (IpamException e) {
                assertThat(e.error().text()).isEqualTo("DoesNotExist");
            }
        }
        assertThat(Recount.truth(client.store)).isEmpty();
        Clusters.checkCounts(client.store);
        client.clock.pause(Duration.ofMinutes(2));
        AutoAssignResult all = ipam.autoAssign(
                AutoAssignRequest.on("node-a").v4(24).handle("last").build());
        assertThat(all.addresses()).hasSize(24).doesNotHaveDuplicates();
        Clusters.check(client.store);
        Clusters.checkCounts(client.store);
    }

    @Property(tries = 80)
    void objects_with_an_index_give_the_same_answers_as_texts_that_are_scanned(
            @ForAll("chains") List<Step> chain, @ForAll IpamCompatibility mode, @ForAll boolean joint) {
        Client indexed = new Client(joint ? Clusters.joint() : InMemoryIpamStore.create());
        Client scanned = new Client(InMemoryIpamStore.serialized());
        for (Step step : chain) {
            indexed.run(indexed.store, step, mode);
            scanned.run(new FaultyStore(scanned.store, -1, FaultyStore.Fault.CRASH, false), step, mode);
            assertThat(indexed.held).isEqualTo(scanned.held);
        }
        assertThat(addresses(indexed)).isEqualTo(addresses(scanned));
    }

    private static Map<String, String> addresses(Client client) {
        Map<String, String> texts = new LinkedHashMap<>();
        client.store
                .dump()
                .forEach((path, text) ->
                        texts.put(path, text.replaceAll("\\d{19}", "N").replaceAll("T[^\"]*Z", "T")));
        return texts;
    }
}
