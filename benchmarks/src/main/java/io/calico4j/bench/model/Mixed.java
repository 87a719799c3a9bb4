// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.model;

import io.calico4j.net.Port;
import io.calico4j.resource.Resource;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.PolicyType;
import io.calico4j.resource.policy.Rule;
import java.util.ArrayList;
import java.util.List;

/** Makes resources of the mix that the shared workload has: policies, endpoints, and a few large sets of blocks. */
final class Mixed {
    private static final int BLOCKS = 200;

    private Mixed() {}

    static List<Resource> resources(int size) {
        List<Resource> resources = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            resources.add(
                    switch (i % 16) {
                        case 0 -> set(i);
                        case 1, 2, 3, 4, 5, 6, 7 -> endpoint(i);
                        default -> policy(i);
                    });
        }
        return resources;
    }

    private static Resource policy(int i) {
        return NetworkPolicy.builder()
                .name("policy-" + i)
                .namespace("ns-" + i % 100)
                .label("team", "team-" + i % 7)
                .spec(spec -> spec.tier("default")
                        .order(100 + i)
                        .selector("app == 'app-" + i % 50 + "' && tier in {'web', 'api'}")
                        .types(PolicyType.INGRESS, PolicyType.EGRESS)
                        .addIngress(Rule.allow()
                                .protocol("TCP")
                                .source(from -> from.selector("role == 'client-" + i % 9 + "'")
                                        .namespaceSelector("env == 'prod'"))
                                .destination(to -> to.ports(List.of(Port.of(8080 + i % 10), Port.range(9000, 9010))))
                                .build())
                        .addEgress(Rule.allow()
                                .protocol("UDP")
                                .destination(to ->
                                        to.nets("10." + i % 250 + ".0.0/16").ports(53))
                                .build()))
                .build();
    }

    private static Resource endpoint(int i) {
        return WorkloadEndpoint.builder()
                .name("node--" + i % 40 + "-k8s-pod--" + i + "-eth0")
                .namespace("ns-" + i % 100)
                .label("app", "app-" + i % 50)
                .label("projectcalico.org/orchestrator", "k8s")
                .spec(spec -> spec.orchestrator("k8s")
                        .node("node-" + i % 40)
                        .pod("pod-" + i)
                        .endpoint("eth0")
                        .interfaceName("cali" + Integer.toHexString(0x1000_0000 + i))
                        .addIpNetwork("10." + (i >> 16 & 0xff) + "." + (i >> 8 & 0xff) + "." + (i & 0xff) + "/32")
                        .addProfile("kns.ns-" + i % 100))
                .build();
    }

    private static Resource set(int i) {
        List<String> blocks = new ArrayList<>(BLOCKS);
        for (int k = 0; k < BLOCKS; k++) {
            blocks.add("172." + (16 + i % 16) + "." + k + ".0/24");
        }
        return GlobalNetworkSet.builder()
                .name("set-" + i)
                .label("kind", "set-" + i % 5)
                .spec(spec -> spec.nets(blocks))
                .build();
    }
}
