// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.manifest.ManifestReader;
import io.calico4j.net.AsNumber;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.Tier;
import io.calico4j.resource.pool.IPPool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InMemoryResourceStoreTest {
    private final InMemoryResourceStore store = InMemoryResourceStore.etcd();

    private static GlobalNetworkSet set(String name, String net) {
        return GlobalNetworkSet.builder()
                .name(name)
                .spec(spec -> spec.addNet(net))
                .build();
    }

    private static IPPool pool(String name, String cidr) {
        return IPPool.builder().name(name).spec(spec -> spec.cidr(cidr)).build();
    }

    private static StoreError.Kind refusal(StoreResult<?> result) {
        return result.error().map(StoreError::kind).orElseThrow();
    }

    @Test
    void begins_with_what_every_cluster_has() {
        assertThat(store.list(Kind.TIER))
                .extracting(tier -> tier.metadata().name())
                .containsExactly("default", "kube-admin", "kube-baseline");
        assertThat(store.get(ResourceKey.of(Kind.CLUSTER_INFORMATION, "default"))
                        .isDone())
                .isTrue();
    }

    @Test
    void stores_with_revision_identity_time_and_defaults() {
        IPPool stored = store.create(pool("pool-a", "10.244.0.0/16")).orElseThrow();
        Metadata metadata = stored.metadata();
        assertThat(metadata.resourceVersion()).contains("5");
        assertThat(metadata.uid()).isPresent();
        assertThat(metadata.creationTimestamp()).contains(Instant.parse("2000-01-01T00:00:00Z"));
        assertThat(stored.spec().blockSize()).contains(26L);
        assertThat(store.get(stored.key()).orElseThrow()).isEqualTo(stored);
    }

    @Test
    void puts_schema_defaults_in_only_where_etcd_holds_the_data() {
        NetworkPolicy policy =
                NetworkPolicy.builder().name("web").namespace("shop").build();
        assertThat(store.create(policy).orElseThrow().spec().tier()).contains("default");
        assertThat(InMemoryResourceStore.kubernetes()
                        .create(policy)
                        .orElseThrow()
                        .spec()
                        .tier())
                .isEmpty();
    }

    @Test
    void gives_every_write_a_new_revision_and_keeps_the_identity() {
        GlobalNetworkSet first = store.create(set("partners", "192.0.2.0/25")).orElseThrow();
        GlobalNetworkSet second = store.apply(set("partners", "192.0.2.128/25")).orElseThrow();
        assertThat(second.metadata().resourceVersion())
                .isNotEqualTo(first.metadata().resourceVersion());
        assertThat(second.metadata().uid()).isEqualTo(first.metadata().uid());
        assertThat(second.spec().nets()).containsExactly("192.0.2.128/25");
    }

    @Test
    void refuses_a_change_of_something_that_changed_since() {
        GlobalNetworkSet read = store.create(set("partners", "192.0.2.0/25")).orElseThrow();
        assertThat(store.replace(set("partners", "192.0.2.64/26")).isDone()).isTrue();
        StoreResult<GlobalNetworkSet> late = store.replace(read);
        assertThat(late.error()).contains(new StoreError.Conflict(read.key(), "5", "6"));
        assertThat(refusal(store.delete(read))).isEqualTo(StoreError.Kind.CONFLICT);
        assertThat(store.delete(read.key()).isDone()).isTrue();
    }

    @Test
    void changes_nothing_when_it_refuses() {
        store.create(pool("pool-a", "10.244.0.0/16")).orElseThrow();
        List<CalicoResource> before = store.list(Kind.IP_POOL);
        StoreResult<IPPool> overlapping = store.create(pool("pool-b", "10.244.8.0/21"));
        assertThat(refusal(overlapping)).isEqualTo(StoreError.Kind.INVALID);
        assertThat(overlapping.error().orElseThrow().diagnostics().render())
                .isEqualTo("error CAL2815 pool-overlap: IPPool/pool-b spec.cidr: 10.244.8.0/21 overlaps 10.244.0.0/16"
                        + " of the pool pool-a (take a range that no pool has)\n");
        assertThat(store.list(Kind.IP_POOL)).isEqualTo(before);
        assertThat(store.create(pool("pool-c", "10.245.0.0/16"))
                        .orElseThrow()
                        .metadata()
                        .resourceVersion())
                .contains("6");
    }

    @Test
    void throws_what_was_refused_to_those_who_count_on_it() {
        assertThatThrownBy(() -> store.create(pool("pool-a", "10.244.0.0/33")).orElseThrow())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("CAL2302 bad-pool-cidr")
                .satisfies(e -> assertThat(((StoreException) e).error().kind()).isEqualTo(StoreError.Kind.INVALID));
    }

    @Test
    void drops_foreign_metadata_and_uses_the_default_namespace_like_calicoctl() {
        NetworkPolicy policy = NetworkPolicy.builder()
                .metadata(Metadata.builder()
                        .name("web")
                        .uid("mine")
                        .addFinalizer("keep")
                        .build())
                .build();
        NetworkPolicy stored = store.create(policy).orElseThrow();
        assertThat(stored.metadata().namespace()).contains("default");
        assertThat(stored.metadata().finalizers()).isEmpty();
        assertThat(stored.metadata().uid()).isNotEqualTo(Optional.of("mine"));
    }

    @Test
    void takes_everything_as_given_like_the_library() {
        InMemoryResourceStore library = store.as(StoreClient.LIBRARY);
        NetworkPolicy policy = NetworkPolicy.builder().name("web").build();
        assertThat(refusal(library.create(policy))).isEqualTo(StoreError.Kind.INVALID);
        GlobalNetworkSet read = library.create(set("partners", "192.0.2.0/25")).orElseThrow();
        assertThat(refusal(library.replace(set("partners", "192.0.2.64/26")))).isEqualTo(StoreError.Kind.INVALID);
        assertThat(library.replace(read.toBuilder()
                                .spec(spec -> spec.nets(List.of("192.0.2.0/25", "192.0.2.128/26")))
                                .build())
                        .isDone())
                .isTrue();
        assertThat(store.get(read).orElseThrow().spec().nets()).hasSize(2);
    }

    @Test
    void removes_with_a_node_what_is_for_it_alone() {
        store.create(Node.builder().name("worker-1").build()).orElseThrow();
        store.create(FelixConfiguration.builder().name("node.worker-1").build()).orElseThrow();
        store.create(HostEndpoint.builder()
                        .name("eth0")
                        .spec(spec -> spec.node("worker-1").interfaceName("eth0"))
                        .build())
                .orElseThrow();
        store.create(BGPPeer.builder()
                        .name("mine")
                        .spec(spec -> spec.node("worker-1").peerIP("192.0.2.1").asNumber(AsNumber.of(64512)))
                        .build())
                .orElseThrow();
        store.create(BGPPeer.builder()
                        .name("other")
                        .spec(spec -> spec.node("worker-2").peerIP("192.0.2.1").asNumber(AsNumber.of(64512)))
                        .build())
                .orElseThrow();
        store.delete(ResourceKey.of(Kind.NODE, "worker-1")).orElseThrow();
        assertThat(store.list(Kind.HOST_ENDPOINT)).isEmpty();
        assertThat(store.list(Kind.FELIX_CONFIGURATION)).isEmpty();
        assertThat(store.list(Kind.BGP_PEER))
                .extracting(peer -> peer.metadata().name())
                .containsExactly("other");
    }

    @Test
    void disables_a_pool_before_it_is_gone() {
        store.create(pool("pool-a", "10.244.0.0/16")).orElseThrow();
        IPPool gone =
                (IPPool) store.delete(ResourceKey.of(Kind.IP_POOL, "pool-a")).orElseThrow();
        assertThat(gone.spec().disabled()).isTrue();
        assertThat(store.list(Kind.IP_POOL)).isEmpty();
    }

    @Test
    void lists_by_namespace_and_name() {
        for (String name : List.of("b", "a")) {
            for (String namespace : List.of("shop", "bank")) {
                store.create(NetworkPolicy.builder()
                                .name(name)
                                .namespace(namespace)
                                .build())
                        .orElseThrow();
            }
        }
        assertThat(store.list(Kind.NETWORK_POLICY))
                .extracting(policy -> policy.key().toString())
                .containsExactly(
                        "NetworkPolicy/bank/a", "NetworkPolicy/bank/b", "NetworkPolicy/shop/a", "NetworkPolicy/shop/b");
        assertThat(store.list(Kind.NETWORK_POLICY, "shop")).hasSize(2);
    }

    @Test
    void takes_the_time_from_the_clock_it_is_given_and_seeds_unchecked() {
        Instant now = Instant.parse("2026-03-04T05:06:07Z");
        var other = InMemoryResourceStore.builder()
                .clock(() -> now)
                .seeds(List.of(pool("odd", "not a CIDR")))
                .build();
        assertThat(other.list(Kind.IP_POOL)).hasSize(1);
        assertThat(other.create(Tier.builder().name("platform").build())
                        .orElseThrow()
                        .metadata()
                        .creationTimestamp())
                .contains(now);
    }

    @Test
    void loses_no_write_of_several_threads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> writes = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                GlobalNetworkSet set = set("set-" + i % 50, "192.0.2." + i + "/32");
                writes.add(() -> store.apply(set).isDone());
            }
            for (Future<Boolean> write : threads.invokeAll(writes)) {
                assertThat(write.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(store.list(Kind.GLOBAL_NETWORK_SET)).hasSize(50);
        assertThat(store.create(set("last", "198.51.100.0/24"))
                        .orElseThrow()
                        .metadata()
                        .resourceVersion())
                .contains("205");
    }

    /** Code as users have it: it knows the interface alone. */
    private record QuarantineController(ResourceStore store) {
        void quarantine(String namespace, String pod) {
            store.apply(NetworkPolicy.builder()
                            .namespace(namespace)
                            .name("quarantine-" + pod)
                            .spec(spec -> spec.selector("pod == '" + pod + "'"))
                            .build())
                    .orElseThrow();
        }
    }

    @Test
    void it_stands_for_a_cluster_in_the_tests_of_a_controller() {
        List<CalicoResource> repository =
                ManifestReader.strict().readString("""
                        apiVersion: projectcalico.org/v3
                        kind: IPPool
                        metadata: {name: main}
                        spec: {cidr: 10.244.0.0/16}
                        ---
                        apiVersion: projectcalico.org/v3
                        kind: NetworkPolicy
                        metadata: {name: web, namespace: shop}
                        """).resources(CalicoResource.class);
        ResourceStore store = InMemoryResourceStore.builder().seeds(repository).build();
        new QuarantineController(store).quarantine("shop", "web-0");
        assertThat(store.find(NetworkPolicy.class, "shop", "quarantine-web-0")
                        .orElseThrow()
                        .spec()
                        .types())
                .hasSize(1);
        assertThat(store.find(NetworkPolicy.class, "bank", "quarantine-web-0")).isEmpty();
        assertThat(store.find(IPPool.class, "main").orElseThrow().spec().cidr()).isEqualTo("10.244.0.0/16");
        assertThat(store.find(IPPool.class, "other")).isEmpty();
        assertThat(store.list(NetworkPolicy.class))
                .extracting(policy -> policy.metadata().name())
                .containsExactly("quarantine-web-0", "web");
        assertThat(store.list())
                .extracting(resource -> resource.key().toString())
                .containsExactly(
                        "ClusterInformation/default",
                        "IPPool/main",
                        "NetworkPolicy/shop/quarantine-web-0",
                        "NetworkPolicy/shop/web",
                        "Tier/default",
                        "Tier/kube-admin",
                        "Tier/kube-baseline");
    }
}
