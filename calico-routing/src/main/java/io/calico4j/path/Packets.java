// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.mtu.Encapsulation;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.Vtep;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.WorkloadFact;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.NodeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the wires of one trace: which headers a packet has on each, and how long it may be. */
final class Packets {
    /** The address that Calico gives the host's end of every workload's interface. */
    private static final String HOST_END_MAC = "ee:ee:ee:ee:ee:ee";

    private final PathTrace trace;
    private final IpFamily family;

    Packets(PathTrace trace) {
        this.trace = trace;
        this.family = trace.to().family();
    }

    Wire fromWorkload(Owner source) {
        WorkloadFact workload = source.workload();
        String name = workload == null ? "" : workload.label();
        int mtu = source.node().podMtuBytes();
        List<Header> headers = List.of(
                ethernet(workloadMac(workload), name, HOST_END_MAC, "host end on " + source.node().name),
                ip(trace.from(), name, sentTo(), sentToLabel(), "data"));
        return new Wire(name, source.node().name, workload == null ? "" : "eth0", headers, mtu, mtu, 0);
    }

    /** Before it is translated, a packet to a service has the service's address. */
    private IpAddress sentTo() {
        return trace.service().map(ServiceAddress::address).orElse(trace.to());
    }

    private String sentToLabel() {
        return trace.service()
                .map(s -> "service " + s.namespace() + "/" + s.name())
                .orElse(trace.toLabel());
    }

    Wire toWorkload(TraceNode node, Owner target) {
        WorkloadFact workload = target.workload();
        String name = workload == null ? "" : workload.label();
        String device = workload == null ? "" : workload.interfaceName();
        int mtu = node.podMtuBytes();
        List<Header> headers =
                List.of(ethernet(HOST_END_MAC, "host end on " + node.name, workloadMac(workload), name), inner("data"));
        return new Wire(node.name, name, device, headers, mtu, mtu, 0);
    }

    private static String workloadMac(@Nullable WorkloadFact workload) {
        return workload == null || workload.mac().isEmpty() ? "its own MAC" : workload.mac();
    }

    Wire direct(TraceNode node, TraceNode next, @Nullable KernelRoute route) {
        String device = HopBuilder.deviceName(route, "eth0");
        int here = node.interfaceMtuBytes(Optional.of(device));
        int there = next.underlayMtuBytes(family);
        List<Header> headers = List.of(frame(node, next, device), inner("data"));
        return new Wire(node.name, next.name, device, headers, here, Math.min(here, there), 0);
    }

    Wire outside(TraceNode node, @Nullable KernelRoute route) {
        String device = HopBuilder.deviceName(route, "eth0");
        int mtu = node.interfaceMtuBytes(Optional.of(device));
        Header frame = ethernet("the MAC of " + device, node.name, "by ARP or NDP", "the router or neighbour");
        return new Wire(node.name, "outside", device, List.of(frame, inner("data")), mtu, mtu, 0);
    }

    Wire tunnelled(TraceNode node, TraceNode next, @Nullable KernelRoute route, Encapsulation encapsulation) {
        NodeRules rules = node.kernel.rules();
        String device = HopBuilder.deviceName(route, "");
        String parent = Optional.ofNullable(node.address(outerFamily(encapsulation)))
                .flatMap(a -> rules.interfaceOf(a.address()))
                .orElse("eth0");
        int underlay = Math.min(
                node.underlayMtuBytes(outerFamily(encapsulation)), next.underlayMtuBytes(outerFamily(encapsulation)));
        List<Header> headers = new ArrayList<>();
        headers.add(frame(node, next, parent));
        headers.add(outer(node, next, route, encapsulation));
        switch (encapsulation) {
            case IPIP -> {}
            case VXLAN, VXLAN_V6 -> addVxlan(headers, node, next);
            case WIREGUARD, WIREGUARD_V6 -> addWireguard(headers);
        }
        headers.add(inner("data"));
        return new Wire(
                node.name,
                next.name,
                device,
                headers,
                HopBuilder.tunnelMtuBytes(rules, route, encapsulation),
                underlay,
                encapsulation.overheadBytes());
    }

    private static IpFamily outerFamily(Encapsulation encapsulation) {
        return encapsulation == Encapsulation.VXLAN_V6 || encapsulation == Encapsulation.WIREGUARD_V6
                ? IpFamily.V6
                : IpFamily.V4;
    }

    private Header outer(TraceNode node, TraceNode next, @Nullable KernelRoute route, Encapsulation encapsulation) {
        IpFamily outer = outerFamily(encapsulation);
        HostAddress own = node.address(outer);
        HostAddress other = next.address(outer);
        IpAddress destination = encapsulation == Encapsulation.IPIP
                ? HopBuilder.gateway(route).orElse(null)
                : other == null ? null : other.address();
        String carries = switch (encapsulation) {
            case IPIP -> "4 (IPv4)";
            default -> "17 (UDP)";
        };
        return new Header(
                outer == IpFamily.V4 ? HeaderKind.IPV4 : HeaderKind.IPV6,
                List.of(
                        new Header.Field(
                                "source", own == null ? "" : own.address().toString(), "node " + node.name),
                        new Header.Field(
                                "destination", destination == null ? "" : destination.toString(), "node " + next.name),
                        new Header.Field("protocol", carries, "")));
    }

    private void addVxlan(List<Header> headers, TraceNode node, TraceNode next) {
        NodeRules rules = node.kernel.rules();
        headers.add(new Header(
                HeaderKind.UDP,
                List.of(
                        new Header.Field("source port", "by flow", ""),
                        new Header.Field(
                                "destination port",
                                Integer.toString(rules.felix().vxlanPort()),
                                "VXLAN"))));
        headers.add(new Header(
                HeaderKind.VXLAN,
                List.of(new Header.Field("VNI", Integer.toString(rules.felix().vxlanVni()), ""))));
        headers.add(ethernet(
                vtepMac(node), rules.vxlanDevice(family) + " of " + node.name,
                vtepMac(next), rules.vxlanDevice(family) + " of " + next.name));
    }

    private String vtepMac(TraceNode node) {
        return Vtep.of(node.kernel.rules().fact())
                .flatMap(v -> v.half(family))
                .map(Vtep.Half::mac)
                .orElse("unknown");
    }

    private static void addWireguard(List<Header> headers) {
        headers.add(new Header(
                HeaderKind.UDP,
                List.of(
                        new Header.Field("source port", "51820", ""),
                        new Header.Field("destination port", "51820", "WireGuard"))));
        headers.add(new Header(HeaderKind.WIREGUARD, List.of(new Header.Field("payload", "encrypted", ""))));
    }

    /** The Ethernet header between two nodes: to the node itself in one subnet, else to the router. */
    private Header frame(TraceNode node, TraceNode next, String device) {
        HostAddress there = next.address(family) != null ? next.address(family) : next.address(IpFamily.V4);
        boolean near = there != null && node.isNear(there.address());
        String to = near
                ? "node " + next.name
                : node.kernel.rules().router(family).map(r -> "router " + r).orElse("the router");
        return ethernet("the MAC of " + device, "node " + node.name, "by ARP or NDP", to);
    }

    /** The header that the packet itself has between nodes, after translation of its source. */
    private Header inner(String carries) {
        Optional<SourceNat> nat = trace.sourceNat();
        IpAddress source = nat.map(SourceNat::address).orElse(trace.sourceAddress());
        String who =
                nat.map(n -> "node " + n.node() + ", for " + trace.fromLabel()).orElse(trace.fromLabel());
        return ip(source, who, trace.to(), trace.toLabel(), carries);
    }

    private static Header ethernet(String source, String sender, String destination, String receiver) {
        return new Header(
                HeaderKind.ETHERNET,
                List.of(
                        new Header.Field("source", source, sender),
                        new Header.Field("destination", destination, receiver)));
    }

    private static Header ip(IpAddress source, String sender, IpAddress destination, String receiver, String carries) {
        return new Header(
                source.isV4() ? HeaderKind.IPV4 : HeaderKind.IPV6,
                List.of(
                        new Header.Field("source", source.toString(), sender),
                        new Header.Field("destination", destination.toString(), receiver),
                        new Header.Field("carries", carries, "")));
    }
}
