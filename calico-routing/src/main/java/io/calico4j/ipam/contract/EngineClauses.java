// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.contract;

import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.AutoAssignResult;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.label.Labels;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What address management gets out of a store. */
final class EngineClauses {
    private static final int PODS = 40;

    private EngineClauses() {}

    static void addTo(List<IpamStoreContract.Clause> clauses) {
        clauses.add(new IpamStoreContract.Clause("addresses are given once and all come back", EngineClauses::cycle));
    }

    private static void cycle(IpamStore store) {
        store.apply(
                new IpamKey.PoolKey("pool-1"),
                IpamPool.builder("pool-1", "10.0.0.0/24").blockSize(28).build());
        store.apply(new IpamKey.NodeKey("node-1"), new IpamNode("node-1", Labels.empty()));
        store.apply(new IpamKey.NodeKey("node-2"), new IpamNode("node-2", Labels.empty()));
        Ipam ipam = Ipam.over(store);
        TreeSet<IpAddress> given = new TreeSet<>();
        List<String> handles = new ArrayList<>();
        for (int i = 0; i < PODS; i++) {
            AutoAssignResult result = ipam.autoAssign(AutoAssignRequest.on("node-" + (1 + i % 2))
                    .v4(1 + i % 3)
                    .handle("pod-" + i)
                    .build());
            result.addresses().forEach(one -> Expect.that(given.add(one.address()), one + " is given once"));
            handles.add("pod-" + i);
        }
        Expect.equal(
                given.size(),
                store.list(IpamRange.blocks()).stream()
                        .mapToInt(e -> e.value().usedCount())
                        .sum(),
                "the addresses in use");
        Expect.equal(given.size(), PODS + PODS / 3 + 2 * (PODS / 3), "the addresses given");
        handles.forEach(ipam::releaseByHandle);
        Expect.equal(store.list(IpamRange.handles()), List.of(), "the handles left");
        Expect.equal(
                0,
                store.list(IpamRange.blocks()).stream()
                        .mapToInt(e -> e.value().usedCount())
                        .sum(),
                "the addresses left");
    }
}
