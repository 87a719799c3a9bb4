// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.mtu.MtuPlan;
import java.util.List;

/**
 * The MTU of every device on a node.
 *
 * @param node the node's name
 * @param plan the MTUs of pods and of tunnel devices, in use or not
 * @param devices the devices the node has: its network's, those of pods, and tunnels in use
 */
public record NodeMtu(String node, MtuPlan plan, List<DeviceMtu> devices) {
    /** Copies the list. */
    public NodeMtu {
        devices = List.copyOf(devices);
    }

    /**
     * The MTU of one device.
     *
     * @param device its name; {@code cali*} stands for the interfaces of all pods
     * @param mtuBytes its MTU, in bytes
     * @param why where the number comes from
     */
    public record DeviceMtu(String device, int mtuBytes, String why) {}
}
