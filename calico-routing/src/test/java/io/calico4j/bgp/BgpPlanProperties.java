// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A plan carried over changes equals the plan of the changed snapshot, whatever was asked of it before. */
class BgpPlanProperties {
    private static final int NODES = 7;

    @Property(tries = 60)
    void applying_changes_equals_planning_anew(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int steps) {
        Random random = new Random(seed);
        for (BgpCompatibility compatibility : BgpCompatibility.values()) {
            BgpOptions options = BgpOptions.standard().withCompatibility(compatibility);
            ClusterSnapshot snapshot = start(random);
            BgpPlan plan = BgpPlan.of(snapshot, options);
            for (int i = 0; i < steps; i++) {
                if (random.nextBoolean()) {
                    assertThat(plan.sessionEnds()).isNotNegative();
                } else {
                    assertThat(plan.node("n" + random.nextInt(NODES))).isNotNull();
                }
                ClusterSnapshot next = changed(snapshot, random);
                plan = plan.apply(snapshot.deltaTo(next));
                snapshot = next;
                BgpPlan fresh = BgpPlan.of(next, options);
                assertThat(plan.nodeNames()).isEqualTo(fresh.nodeNames());
                for (String node : fresh.nodeNames()) {
                    assertThat(plan.node(node)).as("%s, step %d", node, i).isEqualTo(fresh.node(node));
                }
            }
        }
    }

    private static ClusterSnapshot start(Random random) {
        List<String> manifests = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            if (random.nextInt(4) > 0) {
                manifests.add(node(i, random));
            }
        }
        manifests.add(Clusters.configuration("nodeToNodeMeshEnabled: " + random.nextBoolean()));
        manifests.add(Clusters.peer("to-reflectors", "nodeSelector: \"!has(rr)\"", "peerSelector: has(rr)"));
        manifests.add(Clusters.block("n1", "10.244.1.0/26"));
        return Clusters.of(manifests.toArray(String[]::new));
    }

    private static ClusterSnapshot changed(ClusterSnapshot snapshot, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> snapshot.without(ResourceKey.parse("Node/n" + random.nextInt(NODES)));
            case 1 -> snapshot.with(resources(peer(random)));
            case 2 ->
                snapshot.with(resources(
                        Clusters.block("n" + random.nextInt(NODES), "10.244." + random.nextInt(9) + ".0/26")));
            case 3 ->
                snapshot.with(resources(Clusters.configuration(
                        "nodeToNodeMeshEnabled: " + random.nextBoolean(),
                        "asNumber: " + (64512 + random.nextInt(2)),
                        "serviceClusterIPs: [{cidr: 10.96.0.0/12}]")));
            default -> snapshot.with(resources(node(random.nextInt(NODES), random)));
        };
    }

    private static String node(int i, Random random) {
        String label = random.nextInt(3) == 0 ? "rr: yes" : "rack: r" + random.nextInt(2);
        String address = "10.0.0." + (10 + (random.nextInt(6) == 0 ? random.nextInt(NODES) : i)) + "/24";
        String more = switch (random.nextInt(4)) {
            case 0 -> "asNumber: " + (64512 + random.nextInt(2));
            case 1 -> "routeReflectorClusterID: 1.0.0." + random.nextInt(2);
            case 2 -> "ipv6Address: fd00::" + (1 + i) + "/64";
            default -> "";
        };
        return Clusters.node("n" + i, address, label.replace("yes", "\"yes\""), more);
    }

    private static String peer(Random random) {
        String target = random.nextBoolean()
                ? "peerSelector: rack == 'r" + random.nextInt(2) + "'"
                : "peerIP: 10.0.0." + (10 + random.nextInt(NODES));
        String near = switch (random.nextInt(3)) {
            case 0 -> "node: n" + random.nextInt(NODES);
            case 1 -> "nodeSelector: rack == 'r0'";
            default -> "asNumber: 64512";
        };
        return Clusters.peer("p" + random.nextInt(3), near, target, "keepOriginalNextHop: true");
    }

    private static List<Resource> resources(String manifest) {
        return Clusters.of(manifest).resources();
    }
}
