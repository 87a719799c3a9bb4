// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.IpamClock;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeakCollectorTest {
    private final InMemoryIpamStore store = InMemoryIpamStore.create();
    private final Ipam ipam = Ipam.over(store);
    private final GivenFacts.Builder facts = ClusterFacts.builder();

    LeakCollectorTest() {
        store.apply(new IpamKey.PoolKey("pool-1"), IpamPool.of("pool-1", "10.0.0.0/24"));
        store.apply(new IpamKey.NodeKey("node-1"), new IpamNode("node-1", Labels.empty()));
    }

    private LeakCollector collector() {
        return new LeakCollector(ipam, store, IpamClock.system(), facts.build(), Optional.of(Duration.ofMinutes(15)));
    }

    @ParameterizedTest
    @CsvSource({"'', false, 0", "'', true, 1", "node-1, false, 1"})
    void a_pod_without_a_node_says_nothing_about_its_addresses_unless_it_was_evicted(
            String node, boolean evicted, int candidates) {
        facts.node("node-1")
                .pod("shop", "web", new ClusterFacts.Pod(node, List.of(IpAddress.parse("10.9.9.9")), evicted, evicted));
        AutoAssignRequest request = AutoAssignRequest.on("node-1")
                .v4(1)
                .handle("web")
                .attributes(OwnerAttributes.of("namespace", "shop", "node", "node-1", "pod", "web"))
                .build();
        assertThat(ipam.autoAssign(request).failure()).isEmpty();
        LeakCollector collector = collector();
        assertThat(collector.sync().candidates()).hasSize(candidates);
    }

    @Test
    void only_a_full_run_looks_at_nodes_on_which_nothing_has_changed() {
        Cidr block = Cidr.parse("10.0.0.64/26");
        assertThat(ipam.claimAffinity(block, AffinityOwner.host("gone")).claimed())
                .containsExactly(block);
        LeakCollector collector = collector();
        assertThat(collector.sync().workRemaining()).isFalse();
        assertThat(store.list(IpamRange.blocks())).hasSize(1);
        collector.requireFullSync();
        assertThat(collector.sync().workRemaining()).isFalse();
        assertThat(store.list(IpamRange.blocks())).isEmpty();
    }
}
