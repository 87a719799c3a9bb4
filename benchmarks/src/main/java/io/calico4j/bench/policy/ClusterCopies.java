// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.policy;

import io.calico4j.resource.Resource;
import java.util.ArrayList;
import java.util.List;

/** The larger policy workload: ten copies of namespaces, pods and sets, five of policies. */
final class ClusterCopies {
    /** Copies of the pods. */
    static final int OF_POPULATION = 10;

    private static final int OF_POLICIES = 5;

    private ClusterCopies() {}

    /** Returns the copies of the published resources; tiers stay single. */
    static List<Resource> of(List<Resource> published) {
        List<Resource> copies = new ArrayList<>();
        for (Resource resource : published) {
            switch (resource.kind()) {
                case NAMESPACE, POD, GLOBAL_NETWORK_SET -> add(resource, OF_POPULATION, copies);
                case GLOBAL_NETWORK_POLICY, NETWORK_POLICY, KUBERNETES_NETWORK_POLICY ->
                    add(resource, OF_POLICIES, copies);
                default -> copies.add(resource);
            }
        }
        return copies;
    }

    private static void add(Resource resource, int count, List<Resource> copies) {
        for (int copy = 0; copy < count; copy++) {
            copies.add(JsonCopy.of(resource, copy));
        }
    }
}
