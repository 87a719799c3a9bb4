// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.conversion.PodState;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.pool.IPPool;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where pods get addresses from that a running cluster would have given them. */
final class PodNetwork {
    /** What Calico's own installation takes where nothing else is said. */
    private static final Cidr CALICO_DEFAULT = Cidr.parse("192.168.0.0/16");

    private PodNetwork() {}

    /** Returns the first IPv4 pool, by name, that gives addresses to pods; Calico's default one if there is none. */
    static Cidr of(ClusterSnapshot cluster) {
        return cluster.all(IPPool.class).stream()
                .filter(PodNetwork::isForPods)
                .map(pool -> Cidr.tryParse(pool.spec().cidr()))
                .flatMap(Optional::stream)
                .filter(cidr -> cidr.family() == IpFamily.V4)
                .findFirst()
                .orElse(CALICO_DEFAULT);
    }

    private static boolean isForPods(IPPool pool) {
        return !pool.spec().disabled()
                && (pool.spec().allowedUses().isEmpty()
                        || pool.spec().allowedUses().contains("Workload"));
    }

    /** Returns the cluster in which each pod that has a network of its own and no address yet has one that nobody else has. */
    static ClusterSnapshot addressed(ClusterSnapshot cluster, Cidr block) {
        Set<String> taken = new HashSet<>();
        List<Pod> without = new ArrayList<>();
        for (Pod pod : cluster.all(Pod.class)) {
            boolean known = pod.status().podIP().isPresent()
                    || !pod.status().podIPs().isEmpty()
                    || PodState.of(pod).hasIp();
            pod.status().podIP().ifPresent(taken::add);
            pod.status().podIPs().forEach(address -> address.ip().ifPresent(taken::add));
            if (!known && !pod.spec().hostNetwork() && !PodState.of(pod).finished()) {
                without.add(pod);
            }
        }
        List<Pod> addressed = new ArrayList<>();
        IpAddress next = block.network();
        for (Pod pod : without) {
            do {
                if (next.equals(block.last())) {
                    return cluster.with(addressed);
                }
                next = next.plus(1);
            } while (taken.contains(next.toString()));
            addressed.add(pod.withStatus(pod.status().withPodIP(next.toString())));
        }
        return cluster.with(addressed);
    }
}
