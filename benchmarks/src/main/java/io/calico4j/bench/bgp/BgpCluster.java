// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.bgp;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.resource.Resource;
import io.calico4j.resource.bgp.BGPConfiguration;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeBGPSpec;
import io.calico4j.resource.node.NodeSpec;
import io.calico4j.resource.pool.BlockAffinity;
import io.calico4j.resource.pool.BlockAffinitySpec;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.resource.pool.IPPoolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The nodes, pools and blocks of the routing workload, with reflectors or in a mesh; made by formula, without files. */
public final class BgpCluster {
    /** Number of nodes. */
    public static final int NODES = 5000;

    /** Number of nodes that reflect routes, the first ones. */
    public static final int REFLECTORS = 6;

    private static final int BLOCKS = 20_000;
    private static final int POOLS = 100;
    private static final int SUBNETS = 50;

    private BgpCluster() {}

    /** Returns the cluster of 5,000 nodes, 6 of them reflectors, and 20,000 blocks: 29,979 sessions. */
    public static ClusterSnapshot reflectors() {
        List<Resource> all = new ArrayList<>();
        all.add(BGPConfiguration.builder()
                .name("default")
                .spec(s -> s.nodeToNodeMeshEnabled(false))
                .build());
        all.add(BGPPeer.builder()
                .name("node-to-reflector")
                .spec(s -> s.nodeSelector("!has(route-reflector)").peerSelector("has(route-reflector)"))
                .build());
        all.add(BGPPeer.builder()
                .name("reflector-to-reflector")
                .spec(s -> s.nodeSelector("has(route-reflector)").peerSelector("has(route-reflector)"))
                .build());
        for (int i = 0; i < NODES; i++) {
            all.add(node(i, i < REFLECTORS));
        }
        return ClusterSnapshot.of(blocks(all, NODES));
    }

    /** Returns the mesh of the first nodes with their blocks. */
    public static ClusterSnapshot mesh(int nodes) {
        List<Resource> all = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            all.add(node(i, false));
        }
        return ClusterSnapshot.of(blocks(all, nodes));
    }

    private static List<Resource> blocks(List<Resource> all, int nodes) {
        for (int i = 0; i < POOLS; i++) {
            all.add(pool(i));
        }
        for (int b = 0; b < BLOCKS; b++) {
            if (b % NODES < nodes) {
                all.add(block(b));
            }
        }
        return all;
    }

    /** Returns a node of the formula; one beyond the last has an address of its own too. */
    public static Node node(int i, boolean reflector) {
        NodeBGPSpec.Builder bgp =
                NodeBGPSpec.builder().ipv4Address("172.16." + i % SUBNETS + "." + (2 + i / SUBNETS) + "/24");
        if (reflector) {
            bgp.routeReflectorClusterID("1.0.0." + i);
        }
        Node.Builder node = Node.builder()
                .name(name(i))
                .spec(NodeSpec.builder().bgp(bgp.build()).build());
        return (reflector ? node.label("route-reflector", "true") : node).build();
    }

    private static String name(int i) {
        return String.format(Locale.ROOT, "node-%05d", i);
    }

    private static IPPool pool(int i) {
        IPPoolSpec.Builder spec =
                IPPoolSpec.builder().cidr("10." + i + ".0.0/16").natOutgoing(i % 2 == 0);
        switch (i % 5) {
            case 1 -> spec.ipipMode("Always");
            case 2 -> spec.ipipMode("CrossSubnet");
            case 3 -> spec.vxlanMode("Always");
            case 4 -> spec.vxlanMode("CrossSubnet");
            default -> spec.ipipMode("Never");
        }
        return IPPool.builder()
                .name(String.format(Locale.ROOT, "pool-%03d", i))
                .spec(spec.build())
                .build();
    }

    private static BlockAffinity block(int b) {
        int k = b / POOLS;
        String cidr = "10." + b % POOLS + "." + k / 4 + "." + k % 4 * 64 + "/26";
        String owner = name(b % NODES);
        return BlockAffinity.builder()
                .name(owner + "-" + cidr.replace('.', '-').replace('/', '-'))
                .spec(BlockAffinitySpec.builder()
                        .cidr(cidr)
                        .node(owner)
                        .state("confirmed")
                        .build())
                .build();
    }
}
