// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.pool.IPPool;
import java.util.Optional;

/** Where pods that stand for a controller get addresses from. */
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
}
