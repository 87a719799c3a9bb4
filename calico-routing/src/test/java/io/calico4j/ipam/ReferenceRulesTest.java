// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.IpamNames;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules that were found by running random operations through Calico v3.32.1 and through this engine. */
class ReferenceRulesTest {
    private final InMemoryIpamStore store = InMemoryIpamStore.serialized();

    private Ipam ipam(IpamCompatibility compatibility) {
        Clusters.withNodes(store, "n1", "n2");
        return Ipam.over(store, new TestClock(), compatibility);
    }

    private static ReleaseRequest request(String address) {
        return new ReleaseRequest(address, Optional.empty(), OptionalLong.empty());
    }

    private static List<ReleaseRequest> requests(String... addresses) {
        return Arrays.stream(addresses).map(ReferenceRulesTest::request).toList();
    }

    private static List<String> texts(List<?> list) {
        return list.stream().map(Object::toString).toList();
    }

    private static void assign(Ipam ipam, String address, String handle) {
        ipam.assignIp(new AssignIpRequest(
                IpAddress.parse(address),
                "n1",
                Optional.of(handle),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0));
    }

    private Optional<AllocationHandle> stored(String handle) {
        return store.get(new IpamKey.HandleKey(handle)).map(IpamStore.Entry::value);
    }

    @ParameterizedTest
    @EnumSource
    void free_addresses_are_reported_in_the_order_of_the_requests(IpamCompatibility compatibility) {
        Clusters.withPool(store, "p", "10.0.0.0/24", 28);
        Ipam ipam = ipam(compatibility);
        assign(ipam, "10.0.0.17", "held");
        ReleaseResult result =
                ipam.release(requests("10.0.0.40", "192.168.0.1", "10.0.0.17", "10.0.0.3", "10.0.0.41", "10.0.0.18"));
        assertThat(texts(result.unallocated()))
                .containsExactly("10.0.0.40", "192.168.0.1", "10.0.0.3", "10.0.0.41", "10.0.0.18");
    }

    @Test
    void after_a_pool_of_the_wrong_family_the_exact_mode_hides_what_the_other_family_got() {
        Clusters.withPool(store, "p", "10.0.0.0/24", 28);
        AutoAssignRequest request = AutoAssignRequest.on("n1")
                .v4(2)
                .v6(1)
                .pools(IpFamily.V6, List.of(Cidr.parse("10.0.0.0/24")))
                .build();
        AutoAssignResult exact = ipam(IpamCompatibility.EXACT).autoAssign(request);
        AutoAssignResult correct = ipam(IpamCompatibility.CORRECT).autoAssign(request);
        assertThat(exact.v4()).isEmpty();
        assertThat(correct.v4().orElseThrow().addresses()).hasSize(2);
        assertThat(List.of(exact, correct))
                .allSatisfy(result ->
                        assertThat(result.failure().orElseThrow().error()).isEqualTo(IpamError.POOL_VERSION_MISMATCH));
    }

    @Test
    void the_exact_mode_overlooks_orphans_of_the_family_it_has_not_listed() {
        Clusters.withPool(store, "p4", "10.0.0.0/24", 28);
        Clusters.withPool(store, "p6", "fd00::/120", 124);
        Ipam exact = ipam(IpamCompatibility.EXACT);
        assign(exact, "10.0.0.1", "a");
        assign(exact, "fd00::1", "b");
        exact.deletePool("p4");
        exact.deletePool("p6");
        assertThat(texts(exact.release(requests("10.0.0.1", "fd00::1")).unallocated()))
                .containsExactly("fd00::1");
        assertThat(ipam(IpamCompatibility.CORRECT)
                        .release(requests("10.0.0.1", "fd00::1"))
                        .unallocated())
                .extracting(Object::toString)
                .containsExactly("10.0.0.1");
        assertThat(stored("b")).isEmpty();
    }

    @Test
    void more_than_two_addresses_are_given_back_to_the_handle_that_is_cut_to_the_same_name() {
        Clusters.withPool(store, "p", "10.0.0.0/24", 28);
        Ipam exact = ipam(IpamCompatibility.EXACT);
        for (String address : List.of("10.0.0.1", "10.0.0.17", "10.0.0.33", "10.0.0.49")) {
            assign(exact, address, "h\rx");
        }
        assertThat(exact.release(requests("10.0.0.1")).unallocated()).isEmpty();
        assertThat(stored("h\rx").orElseThrow().blocks()).hasSize(4);
        assertThat(exact.release(requests("10.0.0.17", "10.0.0.33", "10.0.0.49"))
                        .unallocated())
                .isEmpty();
        assertThat(stored("h\rx").orElseThrow()).hasToString("{10.0.0.0/28=1}");
    }

    @ParameterizedTest
    @EnumSource
    void a_handle_with_a_slash_counts_down_with_many_addresses_too(IpamCompatibility compatibility) {
        Clusters.withPool(store, "p", "10.0.0.0/24", 28);
        Ipam ipam = ipam(compatibility);
        List.of("10.0.0.1", "10.0.0.17", "10.0.0.33").forEach(address -> assign(ipam, address, "ns/pod"));
        assertThat(ipam.release(requests("10.0.0.1", "10.0.0.17", "10.0.0.99")).unallocated())
                .hasSize(1);
        assertThat(stored("ns/pod").orElseThrow()).hasToString("{10.0.0.32/28=1}");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/24, 28, zone == 'x', team == 'x', 'Workload,Tunnel', a tunnel in a namespace",
        "10.0.0.0/24, 28, global(), '', Workload, a selector for nodes that selects everything",
        "10.0.0.5/24, 28, '', '', Workload, bits behind the mask",
        "169.254.1.0/24, 28, '', '', Workload, link-local addresses",
        "10.0.0.0/24, 28, zone ==, '', Workload, a selector that does not parse",
        "10.0.0.0/24, 28, has(zone), '', LoadBalancer, a node selector for load balancers",
    })
    void a_pool_that_the_client_refuses_is_neither_created_nor_deleted(
            String cidr, int blockSize, String nodes, String namespaces, String uses, String why) {
        IpamPool pool = IpamPool.builder("p", cidr)
                .blockSize(blockSize)
                .nodeSelector(nodes)
                .namespaceSelector(namespaces)
                .allowedUses(List.of(uses.split(",", -1)))
                .build();
        Ipam ipam = ipam(IpamCompatibility.EXACT);
        assertThatThrownBy(() -> ipam.createPool(pool))
                .as(why)
                .isInstanceOfSatisfying(
                        IpamException.class, e -> assertThat(e.error()).isEqualTo(IpamError.VALIDATION));
        store.apply(new IpamKey.PoolKey("p"), pool);
        assertThatThrownBy(() -> ipam.deletePool("p"))
                .as(why)
                .isInstanceOfSatisfying(
                        IpamException.class, e -> assertThat(e.error()).isEqualTo(IpamError.VALIDATION));
        assertThat(store.get(new IpamKey.PoolKey("p")))
                .map(IpamStore.Entry::value)
                .contains(pool);
    }

    @Test
    void a_created_pool_is_stored_with_its_defaults() {
        ipam(IpamCompatibility.CORRECT).createPool(IpamPool.of("p", "FD00:0:0::/112"));
        IpamPool pool = store.get(new IpamKey.PoolKey("p")).orElseThrow().value();
        assertThat(pool.cidr()).isEqualTo("fd00::/112");
        assertThat(pool.blockSize()).isEqualTo(122);
        assertThat(pool.allowedUses()).containsExactly("Workload", "Tunnel");
        assertThat(pool.nodeSelector()).isEqualTo("all()");
    }

    @Test
    void an_affinity_without_a_value_counts_as_confirmed() {
        Clusters.withPool(store, "p", "10.0.0.0/24", 28);
        IpamKey.AffinityKey key = new IpamKey.AffinityKey(AffinityOwner.host("n1"), Cidr.parse("10.0.0.16/28"));
        Ipam ipam = ipam(IpamCompatibility.EXACT);
        assertThat(ipam.claimAffinity(key.cidr(), key.owner()).claimed()).containsExactly(key.cidr());
        store.load(key, "");
        assertThat(texts(ipam.autoAssign(AutoAssignRequest.on("n1").v4(1).build())
                        .v4()
                        .orElseThrow()
                        .addresses()))
                .containsExactly("10.0.0.16/28");
    }

    @Test
    void attributes_that_are_stored_empty_are_equal_to_empty_ones_until_the_block_is_written() {
        Clusters.withPool(store, "p", "10.0.0.0/30", 30);
        Ipam ipam = ipam(IpamCompatibility.EXACT);
        store.load(new IpamKey.BlockKey(Cidr.parse("10.0.0.0/30")), """
                {"cidr":"10.0.0.0/30","affinity":"host:n1","allocations":[0,null,null,null],"unallocated":[1,2,3],
                 "attributes":[{"handle_id":"h","secondary":{}}],"sequenceNumber":7,"deleted":false}""");
        store.load(
                new IpamKey.AffinityKey(AffinityOwner.host("n1"), Cidr.parse("10.0.0.0/30")),
                "{\"state\":\"confirmed\"}");
        AutoAssignRequest request = AutoAssignRequest.on("n1")
                .v4(1)
                .handle("h")
                .attributes(OwnerAttributes.empty())
                .build();
        assertThat(ipam.autoAssign(request).failure()).isEmpty();
        assertThat(ipam.autoAssign(request).failure()).isEmpty();
        assertThat(store.dump().get("/calico/ipam/v2/assignment/ipv4/block/10.0.0.0-30"))
                .contains(
                        "\"allocations\":[0,0,1,null]", "\"attributes\":[{\"handle_id\":\"h\"},{\"handle_id\":\"h\"}]");
    }

    @ParameterizedTest
    @EnumSource
    void a_handle_gets_all_it_asks_for_or_nothing(IpamCompatibility compatibility) {
        Clusters.withPool(store, "p", "10.0.0.0/28", 32);
        AutoAssignRequest request =
                AutoAssignRequest.on("n1").v4(3).handle("h").maxPerHandle(2).build();
        AutoAssignResult result = ipam(compatibility).autoAssign(request);
        assertThat(result.v4().orElseThrow().addresses()).isEmpty();
        assertThat(result.failure().orElseThrow().error())
                .isEqualTo(
                        compatibility == IpamCompatibility.EXACT ? IpamError.BLOCK_LIMIT : IpamError.MAX_ALLOC_REACHED);
        assertThat(stored("h")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "84, 43, D2PIWVXX0rgjOESliT8YQzES07f_35B2qfUxJKg_XgI",
        "126, 1, D",
    })
    void the_hash_of_a_long_machine_name_fills_what_the_network_leaves(int prefix, int room, String hash) {
        String network = "n".repeat(prefix - ".vmi.".length());
        String name = "v".repeat(130);
        assertThat(IpamNames.ofVirtualMachine(network, "ns", name)).contains(network + ".vmi._" + hash);
        assertThat(hash).hasSize(room);
    }

    @ParameterizedTest
    @CsvSource({"83", "127"})
    void a_network_that_leaves_too_much_room_or_none_makes_no_handle_of_a_long_name(int prefix) {
        String network = "n".repeat(prefix - ".vmi.".length());
        assertThat(IpamNames.ofVirtualMachine(network, "ns", "v".repeat(130))).isEmpty();
        assertThat(IpamNames.ofVirtualMachineOrHash(network, "ns", "v".repeat(130)))
                .hasSizeBetween(127, 128)
                .startsWith(network.substring(0, 78));
    }

    @Test
    void any_character_but_a_slash_may_be_in_the_path_of_a_handle() {
        String path = new IpamKey.HandleKey("a\r\nb\u0085\u2028").path();
        assertThat(IpamKey.parse(path)).contains(new IpamKey.HandleKey("a\r\nb\u0085\u2028"));
    }

    @ParameterizedTest
    @CsvSource({"AFFINITY, n1, BlockLimit", "BLOCK, n2, none"})
    void a_conflict_while_reading_ends_the_look_at_a_block(IpamKey.Kind kind, String host, String failure) {
        Clusters.withPool(store, "p", "10.0.0.0/30", 30);
        assign(ipam(IpamCompatibility.EXACT), "10.0.0.0", "first");
        AutoAssignResult result = Ipam.over(conflicting(kind), new TestClock(), IpamCompatibility.EXACT)
                .autoAssign(AutoAssignRequest.on(host).v4(1).maxBlocks(1).build());
        assertThat(result.failure().map(f -> f.error().text()).orElse("none")).isEqualTo(failure);
        assertThat(result.v4().orElseThrow().addresses()).isEmpty();
    }

    /** Returns a store without index whose first read of a kind fails as if it were a write that lost a race. */
    private IpamStore conflicting(IpamKey.Kind kind) {
        boolean[] done = new boolean[1];
        return (IpamStore) Proxy.newProxyInstance(
                IpamStore.class.getClassLoader(), new Class<?>[] {IpamStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("index")) {
                        return Optional.empty();
                    }
                    if (!done[0] && method.getName().equals("get") && ((IpamKey<?>) arguments[0]).kind() == kind) {
                        done[0] = true;
                        throw new IpamException(IpamError.UPDATE_CONFLICT, "injected");
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
