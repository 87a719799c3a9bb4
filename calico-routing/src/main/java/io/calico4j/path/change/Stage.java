// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path.change;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.mtu.Encapsulation;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.PrefixMap;
import io.calico4j.route.EncapsulationSummary;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.WorkloadFact;
import io.calico4j.route.kernel.KernelPlanner;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.NodeKernel;
import io.calico4j.route.kernel.NodeRules;
import io.calico4j.route.kernel.RouteClass;
import io.calico4j.route.kernel.RouteKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The cluster between two steps: its objects and what they make of every node's kernel, as Calico really does it. */
final class Stage {
    final ClusterSnapshot snapshot;
    final KernelPlanner kernel;

    /** The longest packets that running pods send, in bytes. */
    final int podMtuBytes;

    private final PrefixMap<String> pools;
    private final Map<String, NodeKernel> kernels = new HashMap<>();
    private final Map<String, SortedMap<String, IpAddress>> pods = new HashMap<>();

    Stage(ClusterSnapshot snapshot, KernelPlanner kernel, int podMtuBytes) {
        this.snapshot = snapshot;
        this.kernel = kernel;
        this.podMtuBytes = podMtuBytes;
        PrefixMap.Builder<String> all = PrefixMap.builder();
        kernel.planner().pools().forEach(p -> all.put(p.cidr(), p.name()));
        this.pools = all.build();
    }

    /** Returns the MTU that pods get when they are started, the smallest of all nodes, in bytes. */
    int newPodMtuBytes() {
        return kernel.planner().nodes().stream()
                .mapToInt(n -> kernel.rulesOf(n.name()).mtu().podMtuBytes())
                .min()
                .orElse(1500);
    }

    NodeKernel on(String node) {
        return kernels.computeIfAbsent(node, kernel::kernelOf);
    }

    /** Returns an address of a pod on a node for each pool from which it has pods, by pool. */
    Collection<IpAddress> podsOn(String node) {
        return pods(node).values();
    }

    /** Returns the names of the pools from which a node has pods. */
    Collection<String> poolsOf(String node) {
        return pods(node).keySet();
    }

    private SortedMap<String, IpAddress> pods(String node) {
        return pods.computeIfAbsent(node, n -> {
            SortedMap<String, IpAddress> found = new TreeMap<>();
            for (WorkloadFact workload : kernel.planner().workloadsOf(n)) {
                for (Cidr net : workload.nets()) {
                    String pool =
                            pools.longestMatch(net).map(PrefixMap.Entry::value).orElse("");
                    found.putIfAbsent(net.family() + " " + pool, net.network());
                }
            }
            return found;
        });
    }

    List<KernelRoute> routes(String from, IpAddress to) {
        return on(from).matching(to).stream()
                .filter(r -> r.routeClass() != RouteClass.DEFAULT && r.routeClass() != RouteClass.CONNECTED)
                .toList();
    }

    /** Returns why a packet sent by this stage's node does not get to a node of another stage; null if it does. */
    @Nullable
    String failure(String from, Stage receiver, String to, IpAddress pod, boolean routersKnowPods) {
        List<KernelRoute> routes = routes(from, pod);
        if (routes.isEmpty()) {
            return from + " has no route to pods of " + to;
        }
        KernelRoute route = routes.get(0);
        if (route.kind() != RouteKind.UNICAST) {
            return from + " drops packets to pods of " + to;
        }
        NodeRules sender = on(from).rules();
        NodeRules there = receiver.on(to).rules();
        if (route.routeClass().isTunnel()) {
            String device = route.device().orElse("");
            if (!has(sender, device)) {
                return missing(from, device);
            }
            return has(there, device) ? null : receiver.missing(to, device);
        }
        boolean near = sender.fact()
                .address(pod.family())
                .map(HostAddress::subnet)
                .flatMap(s -> there.fact()
                        .address(pod.family())
                        .map(HostAddress::address)
                        .map(s::contains))
                .orElse(false);
        return near || routersKnowPods || kernel.isAnnouncedByRouter(from, route.destination())
                ? null
                : "routers between " + from + " and " + to + " do not know pods";
    }

    private String missing(String node, String device) {
        EncapsulationSummary ofPools = kernel.planner().encapsulation();
        EncapsulationSummary inUse = kernel.dataplane().felix(node).encapsulation(ofPools);
        boolean off = (ofPools.ipip() && !inUse.ipip()) || (ofPools.vxlan() && !inUse.vxlan());
        return node + " has no " + device
                + (off ? ": a pool asks for it, but the FelixConfiguration turns it off" : "");
    }

    private static boolean has(NodeRules rules, String device) {
        return rules.devices().stream().anyMatch(d -> d.name().equals(device));
    }

    /** Returns the longest packet that gets from one node to another unfragmented, in bytes. */
    int capacityBytes(String from, Stage receiver, String to, IpAddress pod) {
        NodeRules sender = on(from).rules();
        int underlay = Math.min(
                sender.mtu().hostMtuBytes(), receiver.on(to).rules().mtu().hostMtuBytes());
        List<KernelRoute> routes = routes(from, pod);
        RouteClass by = routes.isEmpty() ? RouteClass.NO_ENCAP : routes.get(0).routeClass();
        boolean encrypted = on(from).encrypted(pod).isPresent();
        Encapsulation encapsulation = encapsulation(encrypted ? RouteClass.WIREGUARD : by, pod.isV4());
        if (encapsulation == null) {
            return underlay;
        }
        int device = sender.mtu().deviceMtuBytes().getOrDefault(encapsulation, underlay);
        return Math.min(device, underlay - encapsulation.overheadBytes());
    }

    private static @Nullable Encapsulation encapsulation(RouteClass by, boolean isV4) {
        return switch (by) {
            case IPIP_TUNNEL -> Encapsulation.IPIP;
            case VXLAN_TUNNEL -> isV4 ? Encapsulation.VXLAN : Encapsulation.VXLAN_V6;
            case WIREGUARD -> isV4 ? Encapsulation.WIREGUARD : Encapsulation.WIREGUARD_V6;
            default -> null;
        };
    }

    /** Returns whether a packet crosses subnets as it is. */
    boolean isNativeAcross(String from, String to, IpAddress pod) {
        return failure(from, this, to, pod, true) == null && failure(from, this, to, pod, false) != null;
    }
}
