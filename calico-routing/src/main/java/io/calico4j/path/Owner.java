// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.route.Chain;
import io.calico4j.route.fact.WorkloadFact;
import org.jspecify.annotations.Nullable;

/**
 * What has an address: a workload, a host, or the tunnel device of a host.
 *
 * @param key the bits of the address, if it is one of IPv4
 * @param node the node it is on
 * @param workload the workload; null for a host or tunnel
 * @param tunnel whether it is a tunnel device
 * @param chain the known CIDRs around the address
 * @param next another that has the same address, if there is one
 */
record Owner(
        int key,
        TraceNode node,
        @Nullable WorkloadFact workload,
        boolean tunnel,
        Chain chain,
        @Nullable Owner next) {
    /** Returns whether both are one workload, or both the host of one node. */
    boolean isSame(Owner other) {
        return node == other.node && (workload == null ? other.workload == null : workload.equals(other.workload));
    }

    /** Returns how a person calls it. */
    String label() {
        if (workload != null) {
            return workload.label();
        }
        return tunnel ? "the tunnel device of " + node.name : "node " + node.name;
    }
}
