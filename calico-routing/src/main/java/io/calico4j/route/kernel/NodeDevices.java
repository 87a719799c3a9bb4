// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.mtu.Encapsulation;
import io.calico4j.net.IpFamily;
import io.calico4j.net.MacAddress;
import io.calico4j.route.Vtep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tunnel devices of one node, and how its VXLAN devices reach others. */
final class NodeDevices {
    private final NodeRules rules;
    private final Map<RouteManager, String> parents;
    private final Optional<Vtep> vtep;

    NodeDevices(NodeRules rules, Map<RouteManager, String> parents, Optional<Vtep> vtep) {
        this.rules = rules;
        this.parents = parents;
        this.vtep = vtep;
    }

    /** Returns the tunnel devices that can be set up, in the order of the managers. */
    List<TunnelDevice> all() {
        List<TunnelDevice> all = new ArrayList<>();
        for (RouteManager manager : rules.managers()) {
            String parent = parents.get(manager);
            if (parent != null) {
                device(manager, parent).ifPresent(all::add);
            }
        }
        return all;
    }

    /** Returns the device of a name and family, WireGuard's among them; empty if it cannot be set up. */
    Optional<TunnelDevice> named(String name, IpFamily family) {
        Optional<TunnelDevice> wireguard =
                wireguard(family).filter(d -> d.name().equals(name));
        return wireguard.or(() -> all().stream()
                .filter(d -> d.name().equals(name) && d.address().family() == family)
                .findFirst());
    }

    /** Returns the WireGuard device of a family; empty without an address or a key of this node. */
    Optional<TunnelDevice> wireguard(IpFamily family) {
        Encapsulation encapsulation = family == IpFamily.V4 ? Encapsulation.WIREGUARD : Encapsulation.WIREGUARD_V6;
        return rules.felix().wireguardEnabled(family) && rules.fact().hasWireguardKey(family)
                ? rules.fact()
                        .wireguardAddress(family)
                        .map(a -> new TunnelDevice(
                                rules.felix().wireguardDevice(family),
                                encapsulation,
                                a,
                                Optional.of(rules.deviceMtuBytes(encapsulation)),
                                Optional.empty()))
                : Optional.empty();
    }

    private Optional<TunnelDevice> device(RouteManager manager, String parent) {
        return switch (manager) {
            case NO_ENCAP_V4, NO_ENCAP_V6 -> Optional.empty();
            case IPIP_V4 ->
                rules.fact()
                        .ipipAddress()
                        .map(address -> new TunnelDevice(
                                "tunl0",
                                Encapsulation.IPIP,
                                address,
                                Optional.of(rules.deviceMtuBytes(Encapsulation.IPIP)),
                                Optional.empty()));
            case VXLAN_V4 -> vxlan(IpFamily.V4, Encapsulation.VXLAN, parent);
            case VXLAN_V6 -> vxlan(IpFamily.V6, Encapsulation.VXLAN_V6, parent);
        };
    }

    private Optional<TunnelDevice> vxlan(IpFamily family, Encapsulation encapsulation, String parent) {
        boolean flowBased = rules.felix().bpfEnabled();
        return vtep.flatMap(v -> v.half(family))
                .flatMap(half -> MacAddress.tryParse(half.mac())
                        .map(mac -> new TunnelDevice(
                                rules.vxlanDevice(family),
                                encapsulation,
                                half.address(),
                                flowBased ? Optional.empty() : Optional.of(rules.deviceMtuBytes(encapsulation)),
                                Optional.of(new TunnelDevice.Vxlan(
                                        mac.toString(),
                                        rules.felix().vxlanPort(),
                                        flowBased
                                                ? Optional.empty()
                                                : Optional.of(rules.felix().vxlanVni()),
                                        flowBased ? Optional.empty() : Optional.of(parent),
                                        flowBased ? Optional.empty() : Optional.of(half.parent()))))));
    }

    Optional<VxlanNeighbour> neighbour(Vtep.Half half, IpFamily family) {
        return MacAddress.tryParse(half.mac())
                .map(mac ->
                        new VxlanNeighbour(rules.vxlanDevice(family), half.address(), mac.toString(), half.parent()));
    }
}
