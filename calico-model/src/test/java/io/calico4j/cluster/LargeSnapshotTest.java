// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.node.WorkloadEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A snapshot of 200,000 resources, and a long history of changes to it. */
@Tag("long")
class LargeSnapshotTest {
    private static final int SIZE = 200_000;
    private static final int CHANGES = 20_000;

    @Test
    void every_moment_of_a_long_history_is_held_and_told_apart() {
        List<Resource> resources = new ArrayList<>(SIZE);
        for (int i = 0; i < SIZE; i++) {
            resources.add(endpoint(i, "first"));
        }
        ClusterSnapshot first = ClusterSnapshot.of(resources);
        List<ClusterSnapshot> moments = new ArrayList<>(List.of(first));
        Random random = new Random(42);
        for (int step = 0; step < CHANGES; step++) {
            ClusterSnapshot last = moments.get(step);
            int i = random.nextInt(SIZE + SIZE / 10);
            ResourceKey key = endpoint(i, "").key();
            boolean known = last.find(key).isPresent();
            ClusterSnapshot next = step % 3 == 0 ? last.without(key) : last.with(endpoint(i, "step-" + step));
            SnapshotDelta delta = last.deltaTo(next);
            assertThat(delta.changes()).hasSize(step % 3 == 0 && !known ? 0 : 1);
            moments.add(next);
        }
        ClusterSnapshot end = moments.get(CHANGES);
        assertThat(first.size()).isEqualTo(SIZE);
        assertThat(first.resources()).isEqualTo(ClusterSnapshot.of(resources).resources());
        SnapshotDelta whole = first.deltaTo(end);
        assertThat(whole.changes().size()).isBetween(CHANGES / 2, CHANGES);
        assertThat(first.apply(whole)).isEqualTo(end).isEqualTo(ClusterSnapshot.of(end.resources()));
        assertThat(end.apply(whole.inverse())).isEqualTo(first);
    }

    private static Resource endpoint(int i, String image) {
        return WorkloadEndpoint.builder()
                .name("node-k8s-pod" + i + "-eth0")
                .namespace("ns-" + i % 1_000)
                .label("app", "app-" + i % 300)
                .label("version", image)
                .spec(spec -> spec.orchestrator("k8s")
                        .node("node")
                        .pod("pod" + i)
                        .endpoint("eth0")
                        .addIpNetwork("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255) + "/32"))
                .build();
    }
}
