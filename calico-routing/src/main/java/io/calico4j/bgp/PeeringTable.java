// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.List;

/** The peerings that one BGPPeer gives, as global or node peers and as their other halves; immutable. */
final class PeeringTable {
    final PeerRule rule;
    /** Nodes that set the sessions up; for a global rule all, as the ends of its other halves. */
    final NodeList near;
    /** Nodes at the other end. */
    final NodeList far;

    private final List<Peering> forwardV4;
    private final List<Peering> forwardV6;
    private final List<Peering> reverseV4;
    private final List<Peering> reverseV6;

    PeeringTable(
            PeerRule rule,
            NodeList near,
            NodeList far,
            List<Peering> forwardV4,
            List<Peering> forwardV6,
            List<Peering> reverseV4,
            List<Peering> reverseV6) {
        this.rule = rule;
        this.near = near;
        this.far = far;
        this.forwardV4 = forwardV4;
        this.forwardV6 = forwardV6;
        this.reverseV4 = reverseV4;
        this.reverseV6 = reverseV6;
    }

    /** The peers of the near nodes. */
    List<Peering> forward(IpFamily family) {
        return family == IpFamily.V4 ? forwardV4 : forwardV6;
    }

    /** The peers of the far nodes, if the other half is automatic. */
    List<Peering> reverse(IpFamily family) {
        return family == IpFamily.V4 ? reverseV4 : reverseV6;
    }

    /** Returns a list in which what stood for a node is replaced; lists are in the order of node names. */
    static List<Peering> patched(List<Peering> list, String node, List<Peering> now) {
        List<Peering> changed = new ArrayList<>(list.size() + 1);
        boolean done = now.isEmpty();
        for (Peering peering : list) {
            int order = peering.node() == null ? -1 : peering.node().compareTo(node);
            if (!done && order >= 0) {
                changed.addAll(now);
                done = true;
            }
            if (order != 0) {
                changed.add(peering);
            }
        }
        if (!done) {
            changed.addAll(now);
        }
        return changed;
    }
}
