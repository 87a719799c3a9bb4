// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import java.util.List;

/**
 * What distinguishes a node's table from an earlier one.
 *
 * @param updated entries that are new or have changed, in table order
 * @param removed CIDRs that have no entry any more, in table order
 */
public record RouteChanges(List<L3Route> updated, List<Cidr> removed) {
    /** Copies the lists. */
    public RouteChanges {
        updated = List.copyOf(updated);
        removed = List.copyOf(removed);
    }
}
