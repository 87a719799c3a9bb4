// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Severity;
import io.calico4j.mtu.Encapsulation;
import io.calico4j.mtu.HostMtu;
import io.calico4j.mtu.MtuPlan;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The MTU of every device on every node of a cluster, and where pods, pools, nodes and networks disagree. Immutable.
 *
 * <p>Authority: Calico v3.32, felix/dataplane/linux/int_dataplane.go. Pods of cross-subnet pools get the MTU of the
 * encapsulation, also where their packets are not wrapped.
 */
public final class ClusterMtu {
    private static final int LEAST_IPV4 = 68;
    private static final int LEAST_IPV6 = 1280;

    private final List<NodeMtu> nodes;
    private final Diagnostics findings;

    private ClusterMtu(List<NodeMtu> nodes, Diagnostics findings) {
        this.nodes = List.copyOf(nodes);
        this.findings = findings;
    }

    /** Returns the MTUs of all nodes. Complexity: linear in the nodes, times the pools. */
    public static ClusterMtu of(KernelPlanner kernel) {
        List<NodeMtu> nodes = new ArrayList<>();
        Diagnostics.Builder found = Diagnostics.builder();
        for (NodeFact fact : kernel.planner().nodes()) {
            NodeRules rules = kernel.rulesOf(fact.name());
            NodeMtu node = new NodeMtu(fact.name(), rules.mtu(), devices(kernel, rules));
            nodes.add(node);
            checkNode(kernel, rules, node, found);
        }
        compare(nodes, found);
        return new ClusterMtu(nodes, found.build());
    }

    /** Returns the nodes by name. */
    public List<NodeMtu> nodes() {
        return nodes;
    }

    /** Returns where MTUs disagree, or are of no use. */
    public Diagnostics findings() {
        return findings;
    }

    private static List<NodeMtu.DeviceMtu> devices(KernelPlanner kernel, NodeRules rules) {
        MtuPlan plan = rules.mtu();
        List<NodeMtu.DeviceMtu> all = new ArrayList<>();
        rules.interfaces().stream()
                .filter(i -> !i.addresses().isEmpty())
                .forEach(i -> all.add(new NodeMtu.DeviceMtu(i.name(), i.mtuBytes(), "the network's own")));
        all.add(new NodeMtu.DeviceMtu("cali*", plan.podMtuBytes(), podReason(kernel, rules)));
        for (Encapsulation e : inUse(kernel, rules)) {
            int bytes = plan.deviceMtuBytes().getOrDefault(e, 0);
            boolean flowBased = rules.felix().bpfEnabled() && (e == Encapsulation.VXLAN || e == Encapsulation.VXLAN_V6);
            String why = rules.felix().configuredMtuBytes(e) != 0
                    ? "configured"
                    : "the network's " + plan.hostMtuBytes() + " less " + (plan.hostMtuBytes() - bytes);
            all.add(new NodeMtu.DeviceMtu(
                    device(rules, e), bytes, flowBased ? why + "; on routes only, the device is left as it is" : why));
        }
        if (rules.felix().bpfEnabled()) {
            all.add(new NodeMtu.DeviceMtu("bpfin.cali", plan.podMtuBytes(), "that of pods"));
            all.add(new NodeMtu.DeviceMtu("bpfout.cali", plan.podMtuBytes(), "that of pods"));
        }
        return all;
    }

    private static List<Encapsulation> inUse(KernelPlanner kernel, NodeRules rules) {
        return rules.felix().inUse(kernel.planner().encapsulation());
    }

    private static String podReason(KernelPlanner kernel, NodeRules rules) {
        List<Encapsulation> used = inUse(kernel, rules);
        return used.isEmpty()
                ? "the network's own, no encapsulation is in use"
                : "the smallest of the encapsulations in use: "
                        + used.stream().map(e -> device(rules, e)).collect(Collectors.joining(", "));
    }

    private static String device(NodeRules rules, Encapsulation e) {
        return switch (e) {
            case IPIP -> "tunl0";
            case VXLAN -> rules.vxlanDevice(IpFamily.V4);
            case VXLAN_V6 -> rules.vxlanDevice(IpFamily.V6);
            case WIREGUARD -> rules.felix().wireguardDevice(IpFamily.V4);
            case WIREGUARD_V6 -> rules.felix().wireguardDevice(IpFamily.V6);
        };
    }

    private static void add(
            Diagnostics.Builder found, Severity severity, Code code, String node, String message, String hint) {
        Diagnostic diagnostic =
                Diagnostic.of(severity, code, FieldPath.root(), message).withHint(hint);
        found.add(node.isEmpty() ? diagnostic : diagnostic.withSubject("node " + node));
    }

    private static void checkNode(KernelPlanner kernel, NodeRules rules, NodeMtu node, Diagnostics.Builder found) {
        MtuPlan plan = rules.mtu();
        List<Encapsulation> used = inUse(kernel, rules);
        for (Encapsulation e : used) {
            int bytes = plan.deviceMtuBytes().getOrDefault(e, 0);
            int room = plan.hostMtuBytes() - e.overheadBytes();
            if (bytes > room) {
                add(
                        found,
                        Severity.ERROR,
                        MtuCodes.EXCEEDS_NETWORK,
                        node.node(),
                        device(rules, e) + " takes packets of " + bytes + " bytes, which are "
                                + (bytes + e.overheadBytes()) + " on a network of " + plan.hostMtuBytes() + ".",
                        "Set its MTU to 0, or to at most " + room + ".");
            }
        }
        unusable(kernel, node, found);
        undetected(kernel, rules, node, found);
        wasted(node, found, used);
    }

    private static void unusable(KernelPlanner kernel, NodeMtu node, Diagnostics.Builder found) {
        boolean v6 = kernel.planner().pools().stream().anyMatch(p -> p.cidr().isV6());
        int least = v6 ? LEAST_IPV6 : LEAST_IPV4;
        if (node.plan().podMtuBytes() < least) {
            add(
                    found,
                    Severity.ERROR,
                    MtuCodes.UNUSABLE,
                    node.node(),
                    "Pods get an MTU of " + node.plan().podMtuBytes() + " bytes; " + (v6 ? "IPv6" : "IPv4")
                            + " needs at least " + least + ".",
                    "See the MTU of the node's network, and what is configured.");
        }
    }

    private static void undetected(KernelPlanner kernel, NodeRules rules, NodeMtu node, Diagnostics.Builder found) {
        boolean carried =
                rules.interfaces().stream().anyMatch(i -> !i.addresses().isEmpty());
        boolean fallback = carried
                && kernel.dataplane().hasInterfaces(node.node())
                && node.plan().hostMtuBytes() == HostMtu.FALLBACK_BYTES
                && rules.interfaces().stream().noneMatch(i -> i.mtuBytes() == HostMtu.FALLBACK_BYTES);
        if (fallback) {
            add(
                    found,
                    Severity.WARNING,
                    MtuCodes.NOT_DETECTED,
                    node.node(),
                    "No interface has a name that counts, so Calico takes the network to carry 1460 bytes: "
                            + rules.interfaces().stream()
                                    .map(HostInterface::name)
                                    .collect(Collectors.joining(", ")) + ".",
                    "Set mtuIfacePattern to a pattern that finds the interface.");
        }
    }

    private static void wasted(NodeMtu node, Diagnostics.Builder found, List<Encapsulation> used) {
        int best = used.stream()
                .mapToInt(e -> node.plan().hostMtuBytes() - e.overheadBytes())
                .min()
                .orElse(node.plan().hostMtuBytes());
        if (node.plan().podMtuBytes() < best && node.plan().podMtuBytes() >= LEAST_IPV4) {
            add(
                    found,
                    Severity.INFORMATION,
                    MtuCodes.WASTED,
                    node.node(),
                    "Pods get " + node.plan().podMtuBytes() + " bytes; the network allows " + best + ".",
                    "Set the MTUs of Felix to 0, so that they follow the network.");
        }
    }

    private static void compare(List<NodeMtu> nodes, Diagnostics.Builder found) {
        SortedMap<Integer, SortedSet<String>> byMtu = new TreeMap<>();
        nodes.forEach(n -> byMtu.computeIfAbsent(n.plan().hostMtuBytes(), m -> new TreeSet<>())
                .add(n.node()));
        if (byMtu.size() > 1) {
            String which = byMtu.entrySet().stream()
                    .map(e -> e.getKey() + " on " + some(e.getValue()))
                    .collect(Collectors.joining("; "));
            add(
                    found,
                    Severity.WARNING,
                    MtuCodes.NODES_DIFFER,
                    "",
                    "The nodes' networks carry different lengths: " + which + ".",
                    "Packets as long as the widest network allows are lost on their way to the narrowest;"
                            + " give all nodes one MTU.");
        }
    }

    private static String some(SortedSet<String> names) {
        List<String> all = List.copyOf(names);
        return all.size() <= 3
                ? String.join(", ", all)
                : String.join(", ", all.subList(0, 3)) + " and " + (all.size() - 3) + " more";
    }

    /** Returns the pools whose pods get the MTU of an encapsulation that not all of their packets have. */
    public static List<PoolFact> crossSubnetPools(KernelPlanner kernel) {
        return kernel.planner().pools().stream()
                .filter(p -> p.ipip() == EncapsulationMode.CROSS_SUBNET || p.vxlan() == EncapsulationMode.CROSS_SUBNET)
                .toList();
    }
}
