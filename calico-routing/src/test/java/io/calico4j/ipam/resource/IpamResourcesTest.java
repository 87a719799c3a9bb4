// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IpamResourcesTest {
    private static final String CLUSTER = """
            apiVersion: projectcalico.org/v3
            kind: IPPool
            metadata:
              name: pool-1
            spec:
              cidr: 10.3.0.0/24
              blockSize: 29
              nodeSelector: rack == 'a'
              namespaceSelector: team == 'b'
              allowedUses: [Workload]
              assignmentMode: Automatic
            ---
            apiVersion: projectcalico.org/v3
            kind: IPPool
            metadata:
              name: pool-2
            spec:
              cidr: fd00:3::/64
              disabled: true
              assignmentMode: Manual
            status:
              conditions:
                - type: Allocatable
                  status: "False"
                  reason: Overlap
                  message: overlaps
                  lastTransitionTime: null
            ---
            apiVersion: projectcalico.org/v3
            kind: IPReservation
            metadata:
              name: kept
            spec:
              reservedCIDRs: [10.3.0.0/30]
            ---
            apiVersion: v1
            kind: Node
            metadata:
              name: node-1
              labels:
                rack: z
            ---
            apiVersion: projectcalico.org/v3
            kind: Node
            metadata:
              name: node-1
              labels:
                rack: a
            ---
            apiVersion: v1
            kind: Node
            metadata:
              name: node-2
              labels:
                rack: b
            """;

    private static ClusterSnapshot read(String text) {
        var manifest = ManifestReader.strict().readString(text);
        assertThat(manifest.renderDiagnostics()).isEmpty();
        return ClusterSnapshot.of(manifest.resources());
    }

    private static InMemoryIpamStore load(ClusterSnapshot snapshot) {
        InMemoryIpamStore store = InMemoryIpamStore.create();
        assertThat(IpamResources.load(snapshot, store).isEmpty()).isTrue();
        return store;
    }

    @Test
    void pools_reservations_and_nodes_are_read() {
        InMemoryIpamStore store = load(read(CLUSTER));
        var first = store.get(new IpamKey.PoolKey("pool-1")).orElseThrow().value();
        assertThat(first.cidr()).isEqualTo("10.3.0.0/24");
        assertThat(first.blockSize()).isEqualTo(29);
        assertThat(first.nodeSelector()).isEqualTo("rack == 'a'");
        assertThat(first.namespaceSelector()).isEqualTo("team == 'b'");
        assertThat(first.allowedUses()).containsExactly("Workload");
        assertThat(first.manual()).isFalse();
        assertThat(first.allocatable()).isTrue();
        assertThat(first.disabled()).isFalse();
        var second = store.get(new IpamKey.PoolKey("pool-2")).orElseThrow().value();
        assertThat(second.manual()).isTrue();
        assertThat(second.allocatable()).isFalse();
        assertThat(second.disabled()).isTrue();
        assertThat(store.list(IpamRange.reservations()).get(0).value().entries())
                .containsExactly("10.3.0.0/30");
    }

    @Test
    void a_calico_node_comes_before_the_kubernetes_node_of_its_name() {
        InMemoryIpamStore store = load(read(CLUSTER));
        assertThat(store.get(new IpamKey.NodeKey("node-1"))
                        .orElseThrow()
                        .value()
                        .labels()
                        .asMap())
                .containsEntry("rack", "a");
        assertThat(store.get(new IpamKey.NodeKey("node-2"))
                        .orElseThrow()
                        .value()
                        .labels()
                        .asMap())
                .containsEntry("rack", "b");
    }

    @Test
    void the_state_survives_text_in_both_directions() {
        ClusterSnapshot cluster = read(CLUSTER.replace("namespaceSelector: team == 'b'", "natOutgoing: true"));
        InMemoryIpamStore store = load(cluster);
        Ipam ipam = Ipam.over(store);
        ipam.setConfig(new IpamConfig(true, true, 7, Optional.of("Disabled")));
        for (int pod = 0; pod < 12; pod++) {
            var result = ipam.autoAssign(AutoAssignRequest.on("node-1")
                    .v4(1 + pod % 3)
                    .handle("Net.pod-" + pod)
                    .build());
            assertThat(result.addresses()).hasSize(1 + pod % 3);
        }
        ipam.releaseByHandle("Net.pod-4");
        ClusterSnapshot after = IpamResources.replaceIn(cluster, store);
        String yaml = ManifestWriter.yaml().write(after.resources());
        InMemoryIpamStore again = load(read(yaml));
        assertThat(again.dump()).isEqualTo(store.dump()).hasSizeGreaterThan(15);
        assertThat(again.list(IpamRange.pools()).get(0).value())
                .isEqualTo(store.list(IpamRange.pools()).get(0).value());
        ClusterSnapshot replaced = IpamResources.replaceIn(read(yaml), again);
        assertThat(read(ManifestWriter.yaml().write(replaced.resources()))).isEqualTo(read(yaml));
        assertThat(after.all(io.calico4j.resource.pool.IPPool.class)
                        .get(0)
                        .spec()
                        .natOutgoing())
                .isTrue();
    }

    @Test
    void what_is_wrong_is_named_and_left_out() {
        ClusterSnapshot cluster = read("""
                apiVersion: crd.projectcalico.org/v1
                kind: IPAMBlock
                metadata:
                  name: 10-3-0-0-30
                spec:
                  cidr: 10.3.0.0/30
                  allocations: [1, null, null, null]
                  unallocated: [1, 2, 3]
                  attributes:
                    - handle_id: a
                  sequenceNumber: 3
                ---
                apiVersion: crd.projectcalico.org/v1
                kind: BlockAffinity
                metadata:
                  name: node-1-10-3-0-0-30
                spec:
                  cidr: 10.3.0.0/30
                  node: node-1
                  state: mine
                  deleted: "false"
                ---
                apiVersion: crd.projectcalico.org/v1
                kind: IPAMHandle
                metadata:
                  name: good
                spec:
                  handleID: good
                  block:
                    10.3.0.0/30: 2
                """);
        InMemoryIpamStore store = InMemoryIpamStore.create();
        Diagnostics found = IpamResources.load(cluster, store);
        assertThat(found.asList())
                .extracting(d -> d.code() + ": " + d.message())
                .containsExactlyInAnyOrder(
                        "CAL4001 unreadable-ipam-object: allocation 0 has no attributes",
                        "CAL4001 unreadable-ipam-object: no state of an affinity: \"mine\"");
        assertThat(found.asList()).allMatch(d -> d.subject().isPresent());
        assertThat(store.dump()).containsOnlyKeys("/calico/ipam/v2/handle/good");
    }
}
