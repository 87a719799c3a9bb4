// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamIndex;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Two clients, whose calls of the store are put in every order with at most a given number of switches from one client to
 * the other before it is done.
 */
class InterleavingTest {
    /** How many switches to try; the number of orders grows with the power of it. */
    private static final int SWITCHES = Integer.getInteger("ipam.interleaving.switches", 2);

    private static final int CALLS = 40;

    /** One client's work on a cluster; it reports the addresses it got. */
    private interface Work extends BiConsumer<Ipam, Map<IpAddress, String>> {}

    private record Named(String name, Work work) {}

    private static final List<Named> WORKS = List.of(
            new Named("assign on a", (ipam, got) -> assign(ipam, got, "node-a", "one", 1)),
            new Named("assign three on a", (ipam, got) -> assign(ipam, got, "node-a", "three", 3)),
            new Named("assign on b", (ipam, got) -> assign(ipam, got, "node-b", "other", 1)),
            new Named("assign 10.0.0.1 on b", (ipam, got) -> {
                ipam.assignIp(AssignIpRequest.of(IpAddress.parse("10.0.0.1"), "node-b", "chosen"));
                got.merge(IpAddress.parse("10.0.0.1"), "chosen", InterleavingTest::twice);
            }),
            new Named("release by handle", (ipam, got) -> {
                got.values().removeIf("old"::equals);
                ipam.releaseByHandle("old");
            }),
            new Named("release by address", (ipam, got) -> {
                List<ReleaseRequest> requests = new ArrayList<>();
                got.forEach((address, handle) -> {
                    if (handle.equals("old")) {
                        requests.add(new ReleaseRequest(
                                address.toString(), Optional.of(handle), java.util.OptionalLong.empty()));
                    }
                });
                got.values().removeIf("old"::equals);
                ReleaseResult unused = ipam.release(requests);
            }),
            new Named("heal", (ipam, got) -> {
                int unused = ipam.healHandles();
            }),
            new Named("give up a", (ipam, got) -> ipam.releaseHostAffinities(AffinityOwner.host("node-a"), false)));

    private static void assign(Ipam ipam, Map<IpAddress, String> got, String host, String handle, int count) {
        AutoAssignResult result = ipam.autoAssign(
                AutoAssignRequest.on(host).v4(count).handle(handle).build());
        result.addresses().forEach(given -> got.merge(given.address(), handle, InterleavingTest::twice));
    }

    private static String twice(String first, String second) {
        return first + " and " + second;
    }

    @TestFactory
    List<DynamicTest> no_order_of_two_clients_calls_loses_or_doubles_an_address() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Named first : WORKS) {
            for (Named second : WORKS) {
                for (boolean indexed : new boolean[] {true, false}) {
                    tests.add(DynamicTest.dynamicTest(
                            first.name() + " / " + second.name() + (indexed ? " / index" : " / scan"),
                            () -> tryAllOrders(first.work(), second.work(), indexed)));
                }
            }
        }
        return tests;
    }

    private static void tryAllOrders(Work first, Work second, boolean indexed) throws InterruptedException {
        List<List<Integer>> todo = new ArrayList<>();
        todo.add(List.of());
        int orders = 0;
        while (!todo.isEmpty()) {
            List<Integer> switches = todo.remove(todo.size() - 1);
            int calls = new Schedule(switches, indexed).run(first, second);
            orders++;
            int from = switches.isEmpty() ? 1 : switches.get(switches.size() - 1) + 1;
            for (int at = from; switches.size() < SWITCHES && at < Math.min(calls, CALLS); at++) {
                List<Integer> more = new ArrayList<>(switches);
                more.add(at);
                todo.add(more);
            }
        }
        assertThat(orders).isGreaterThan(1);
    }

    /** One order: the numbers of the calls before which the other client goes on. */
    private static final class Schedule {
        private final List<Integer> switches;
        private final boolean indexed;
        private final InMemoryIpamStore store = InMemoryIpamStore.create();
        private final Map<IpAddress, String> got = new ConcurrentHashMap<>();
        private final Semaphore[] turns = {new Semaphore(0), new Semaphore(0)};
        private final boolean[] done = new boolean[2];
        private final List<Throwable> surprises = new ArrayList<>();
        private int calls;

        private Schedule(List<Integer> switches, boolean indexed) {
            this.switches = switches;
            this.indexed = indexed;
            Clusters.withNodes(store, "node-a", "node-b");
            Clusters.withPool(store, "pool-1", "10.0.0.0/29", 31);
            assign(Ipam.over(store, new TestClock(), IpamCompatibility.CORRECT), got, "node-a", "old", 1);
        }

        /** Runs both clients to their end and returns the number of calls. */
        int run(Work first, Work second) throws InterruptedException {
            Thread a = client(0, first);
            Thread b = client(1, second);
            turns[0].release();
            a.join();
            b.join();
            assertThat(surprises).as("switches %s", switches).isEmpty();
            Clusters.check(store);
            got.forEach((address, handle) -> {
                assertThat(handle).as("%s, switches %s", address, switches).doesNotContain(" and ");
                Clusters.checkHeld(store, address, handle);
            });
            Clusters.checkCounts(store);
            return calls;
        }

        private Thread client(int number, Work work) {
            Thread thread = new Thread(() -> {
                turns[number].acquireUninterruptibly();
                try {
                    work.accept(Ipam.over(new Gate(number), new TestClock(), IpamCompatibility.CORRECT), got);
                } catch (IpamException e) {
                    // The other client was first; what is stored is checked below.
                } catch (RuntimeException | Error e) {
                    surprises.add(e);
                } finally {
                    done[number] = true;
                    turns[1 - number].release();
                }
            });
            thread.start();
            return thread;
        }

        /** Passes the turn before a call if the order says so. */
        private void beforeCall(int number) {
            if (switches.contains(calls++) && !done[1 - number]) {
                turns[1 - number].release();
                turns[number].acquireUninterruptibly();
            }
        }

        /** The store as one of the clients sees it. */
        private final class Gate implements IpamStore {
            private final int number;

            private Gate(int number) {
                this.number = number;
            }

            private <T> T call(Supplier<T> call) {
                beforeCall(number);
                return call.get();
            }

            @Override
            public <V> Optional<Entry<V>> get(IpamKey<V> key) {
                return call(() -> store.get(key));
            }

            @Override
            public <V> List<Entry<V>> list(IpamRange<V> range) {
                return call(() -> store.list(range));
            }

            @Override
            @CanIgnoreReturnValue
            public <V> Entry<V> create(IpamKey<V> key, V value) {
                return call(() -> store.create(key, value));
            }

            @Override
            @CanIgnoreReturnValue
            public <V> Entry<V> update(Entry<V> read, V value) {
                return call(() -> store.update(read, value));
            }

            @Override
            public <V> void delete(Entry<V> read) {
                beforeCall(number);
                store.delete(read);
            }

            @Override
            @CanIgnoreReturnValue
            public <V> Entry<V> apply(IpamKey<V> key, V value) {
                return call(() -> store.apply(key, value));
            }

            @Override
            public Optional<IpamIndex> index() {
                return indexed ? store.index() : Optional.empty();
            }
        }
    }
}
