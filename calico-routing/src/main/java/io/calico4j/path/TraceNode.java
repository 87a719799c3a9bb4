// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.kernel.HostInterface;
import io.calico4j.route.kernel.NodeKernel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node on the way of packets. Compared by identity: there is one for each node of a tracer. */
final class TraceNode {
    final String name;
    final NodeKernel kernel;
    final @Nullable HostAddress v4;
    final @Nullable HostAddress v6;
    private final @Nullable IpAddress vxlanV4;
    private final @Nullable IpAddress vxlanV6;
    private final @Nullable Cidr subnetV4;
    private final @Nullable Cidr subnetV6;

    TraceNode(String name, NodeKernel kernel) {
        this.name = name;
        this.kernel = kernel;
        this.v4 = kernel.rules().fact().address(IpFamily.V4).orElse(null);
        this.v6 = kernel.rules().fact().address(IpFamily.V6).orElse(null);
        this.vxlanV4 = kernel.rules().fact().vxlanAddress(IpFamily.V4).orElse(null);
        this.vxlanV6 = kernel.rules().fact().vxlanAddress(IpFamily.V6).orElse(null);
        this.subnetV4 = v4 == null ? null : v4.subnet();
        this.subnetV6 = v6 == null ? null : v6.subnet();
    }

    @Nullable
    HostAddress address(IpFamily family) {
        return family == IpFamily.V4 ? v4 : v6;
    }

    /** Returns whether an address is in the subnet of this node's own address. */
    boolean isNear(IpAddress other) {
        Cidr subnet = other.isV4() ? subnetV4 : subnetV6;
        return subnet != null && subnet.contains(other);
    }

    /** Returns whether an address is this node's own or that of its VXLAN device. */
    boolean answers(IpAddress gateway) {
        HostAddress own = address(gateway.family());
        return (own != null && own.address().equals(gateway)) || gateway.equals(gateway.isV4() ? vxlanV4 : vxlanV6);
    }

    /** Returns the MTU that this node gives its pods, in bytes. */
    int podMtuBytes() {
        return kernel.rules().mtu().podMtuBytes();
    }

    /** Returns the MTU of an interface, in bytes; that of the node's network if it is not listed. */
    int interfaceMtuBytes(Optional<String> device) {
        for (HostInterface known : kernel.rules().interfaces()) {
            if (device.equals(Optional.of(known.name()))) {
                return known.mtuBytes();
            }
        }
        return kernel.rules().mtu().hostMtuBytes();
    }

    /** Returns the MTU of the interface that carries tunnels of a family, in bytes. */
    int underlayMtuBytes(IpFamily family) {
        HostAddress own = address(family);
        return interfaceMtuBytes(own == null ? Optional.empty() : kernel.rules().interfaceOf(own.address()));
    }

    @Override
    public String toString() {
        return name;
    }
}
