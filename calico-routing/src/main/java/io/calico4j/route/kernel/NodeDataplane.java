// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.mtu.MtuPlan;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.List;

/**
 * What Calico sets up in one node's kernel.
 *
 * @param node the node's name
 * @param managers the parts of Felix that run
 * @param routes the routes of Calico in the main table, in {@link KernelRoute#TABLE_ORDER}
 * @param lostBlackholes blocks of this node that Calico leaves without their blackhole, by address: a defect, only in
 *     {@link RouteCompatibility#EXACT}
 * @param devices the tunnel devices that can be set up
 * @param neighbours the other ends of VXLAN, by device, then by tunnel address
 * @param allowedVxlanSources the addresses VXLAN packets are accepted from, sorted, without those configured by hand
 * @param mtu the MTUs of pods and devices
 */
public record NodeDataplane(
        String node,
        List<RouteManager> managers,
        List<KernelRoute> routes,
        List<Cidr> lostBlackholes,
        List<TunnelDevice> devices,
        List<VxlanNeighbour> neighbours,
        List<IpAddress> allowedVxlanSources,
        MtuPlan mtu) {
    /** Copies the lists. */
    public NodeDataplane {
        managers = List.copyOf(managers);
        routes = List.copyOf(routes);
        lostBlackholes = List.copyOf(lostBlackholes);
        devices = List.copyOf(devices);
        neighbours = List.copyOf(neighbours);
        allowedVxlanSources = List.copyOf(allowedVxlanSources);
    }
}
