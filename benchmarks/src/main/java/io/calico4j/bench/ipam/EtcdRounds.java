// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.ipam;

import io.calico4j.bench.run.Phases;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.etcd.EtcdIpamStore;
import io.calico4j.ipam.etcd.MirroredEtcdIpamStore;
import io.calico4j.ipam.store.IpamRange;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** B and C, with a hundredth of their hosts, on a real etcd that holds no addresses; it holds none at the end either. */
final class EtcdRounds {
    /** The environment variable that names the etcd, such as {@code http://127.0.0.1:2379}. */
    static final String ENDPOINT = "CALICO4J_BENCH_ETCD";

    private static final int HOSTS = 10;
    private static final int ROUNDS = 100;

    private final URI endpoint;

    private EtcdRounds(URI endpoint) {
        this.endpoint = endpoint;
    }

    static Optional<EtcdRounds> of(@Nullable String endpoint) {
        return Optional.ofNullable(endpoint).map(text -> new EtcdRounds(URI.create(text)));
    }

    void run(Phases phases) {
        List<String> handles = new ArrayList<>(HOSTS * ROUNDS);
        for (int i = 0; i < ROUNDS; i++) {
            for (int h = 0; h < HOSTS; h++) {
                handles.add(String.format("b-%04d-%03d", h, i));
            }
        }
        try (MirroredEtcdIpamStore store = MirroredEtcdIpamStore.open(EtcdIpamStore.at(endpoint))) {
            if (!store.list(IpamRange.blocks()).isEmpty()) {
                throw new IllegalStateException("the etcd at " + endpoint + " has blocks already; give an empty one");
            }
            Cluster cluster = new Cluster(store, "10.0.0.0/12", HOSTS);
            phases.phase("B.etcd", handles.size(), () -> assign(cluster, handles), EtcdRounds::state);
            phases.phase("C.etcd", handles.size(), () -> release(cluster, handles), EtcdRounds::state);
            for (int h = 0; h < HOSTS; h++) {
                cluster.ipam.removeHost(AffinityOwner.host(Cluster.host(h)));
            }
        }
    }

    private static Cluster assign(Cluster cluster, List<String> handles) {
        for (int i = 0; i < handles.size(); i++) {
            cluster.mustAssign(Cluster.host(i % HOSTS), handles.get(i));
        }
        return cluster;
    }

    private static Cluster release(Cluster cluster, List<String> handles) {
        handles.forEach(cluster.ipam::releaseByHandle);
        return cluster;
    }

    private static String state(Cluster cluster) {
        return cluster.handles() + " handles, " + cluster.used() + " addresses in " + cluster.blocks() + " blocks";
    }
}
