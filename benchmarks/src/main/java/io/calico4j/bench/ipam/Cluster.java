// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.ipam;

import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.AutoAssignResult;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.label.Labels;
import java.util.Optional;

/** One pool, some hosts, and the one kind of call the workload makes. */
final class Cluster {
    final IpamStore store;
    final Ipam ipam;

    Cluster(boolean serialized, String pool, int hosts) {
        this(serialized ? InMemoryIpamStore.serialized() : InMemoryIpamStore.create(), pool, hosts);
    }

    Cluster(IpamStore store, String pool, int hosts) {
        this.store = store;
        store.apply(new IpamKey.PoolKey("pool-1"), IpamPool.of("pool-1", pool));
        for (int host = 0; host < hosts; host++) {
            store.apply(new IpamKey.NodeKey(host(host)), new IpamNode(host(host), Labels.empty()));
        }
        ipam = Ipam.over(store);
    }

    Cluster strict(int maxBlocks) {
        store.apply(new IpamKey.ConfigKey(), new IpamConfig(true, true, maxBlocks, Optional.empty()));
        return this;
    }

    static String host(int host) {
        return String.format("host-%04d", host);
    }

    /** Assigns one address and returns how many were given. */
    AutoAssignResult assign(String host, String handle) {
        return ipam.autoAssign(AutoAssignRequest.on(host)
                .v4(1)
                .handle(handle)
                .attributes(OwnerAttributes.of("namespace", "bench", "node", host, "pod", handle))
                .build());
    }

    void mustAssign(String host, String handle) {
        AutoAssignResult result = assign(host, handle);
        if (result.addresses().size() != 1) {
            throw new IllegalStateException(host + " " + handle + ": " + result);
        }
    }

    long blocks() {
        return store.list(IpamRange.blocks()).size();
    }

    long used() {
        return store.list(IpamRange.blocks()).stream()
                .mapToLong(entry -> entry.value().usedCount())
                .sum();
    }

    long handles() {
        return store.list(IpamRange.handles()).size();
    }
}
