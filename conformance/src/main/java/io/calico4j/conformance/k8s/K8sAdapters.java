// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import io.calico4j.conformance.vector.VectorAdapter;
import java.util.List;

/** The adapters of the area {@code k8s}. */
public final class K8sAdapters {
    private K8sAdapters() {}

    /** Returns one adapter for each kind of file. */
    public static List<VectorAdapter> all() {
        return List.of(
                new ClusterNetworkPolicyAdapter(),
                new FelixConfigAdapter(),
                new FelixEndpointsAdapter(),
                new FelixPolicyAdapter(),
                new KubevirtAdapter(),
                new NamesAdapter(),
                new NetworkPolicyAdapter(),
                new NodesAdapter(),
                new PodsAdapter(),
                new ProfilesAdapter(),
                new SelectorsPortsAdapter(),
                new ServicesAdapter(),
                new StorageAdapter());
    }
}
