// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.route;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import io.calico4j.render.draw.Escapes;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.kernel.KernelPlanner;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.RouteClass;
import io.calico4j.route.kernel.RouteKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A drawing of a cluster: its subnets, the nodes in them, and how pods' packets travel inside and between subnets, as the
 * first node of each subnet sends them. Immutable.
 */
public final class Topology {
    private static final int MOST_NODES = 24;
    private static final String UNKNOWN = "no address";

    private record Edge(String from, String to) implements Comparable<Edge> {
        @Override
        public int compareTo(Edge other) {
            int order = from.compareTo(other.from);
            return order != 0 ? order : to.compareTo(other.to);
        }
    }

    private final SortedMap<String, List<NodeFact>> subnets = new TreeMap<>();
    private final SortedMap<Edge, SortedSet<String>> edges = new TreeMap<>();

    private Topology() {}

    /** Returns the drawing of a cluster's IPv4 network. Complexity: one node's table for each subnet. */
    public static Topology of(KernelPlanner kernel) {
        return of(kernel, IpFamily.V4);
    }

    /** Returns the drawing of one family. */
    public static Topology of(KernelPlanner kernel, IpFamily family) {
        Topology topology = new Topology();
        RoutePlanner planner = kernel.planner();
        for (NodeFact node : planner.nodes()) {
            topology.subnets
                    .computeIfAbsent(subnet(node, family), s -> new ArrayList<>())
                    .add(node);
        }
        topology.subnets.forEach((subnet, nodes) -> {
            for (KernelRoute route : kernel.dataplaneOf(nodes.get(0).name()).routes()) {
                if (route.kind() == RouteKind.UNICAST && route.destination().family() == family) {
                    topology.edge(subnet, route, planner, nodes.get(0).name());
                }
            }
        });
        return topology;
    }

    private static String subnet(NodeFact node, IpFamily family) {
        return node.address(family).map(HostAddress::subnet).map(Cidr::toString).orElse(UNKNOWN);
    }

    private void edge(String from, KernelRoute route, RoutePlanner planner, String node) {
        String how = how(route.routeClass());
        if (how.isEmpty()) {
            return;
        }
        Optional<NodeFact> owner = planner.lookup(node, route.destination().network())
                .flatMap(l3 -> l3.node())
                .flatMap(planner::node);
        String to = owner.map(n -> subnet(n, route.destination().family())).orElse(UNKNOWN);
        edges.computeIfAbsent(new Edge(from, to), e -> new TreeSet<>()).add(how);
    }

    private static String how(RouteClass by) {
        return switch (by) {
            case VXLAN_TUNNEL -> "VXLAN";
            case IPIP_TUNNEL -> "IP-in-IP";
            case WIREGUARD -> "WireGuard";
            case NO_ENCAP, VXLAN_SAME_SUBNET, IPIP_SAME_SUBNET -> "native";
            case LOCAL_WORKLOAD, BLOCK_DROP, CONNECTED, DEFAULT -> "";
        };
    }

    /** Returns the drawing in Mermaid's language. */
    public String mermaid() {
        StringBuilder out = new StringBuilder("flowchart LR\n");
        List<String> names = List.copyOf(subnets.keySet());
        for (int i = 0; i < names.size(); i++) {
            out.append("  subgraph s")
                    .append(i)
                    .append('[')
                    .append(Escapes.mermaid(title(names.get(i))))
                    .append("]\n");
            List<String> labels = labels(names.get(i));
            for (int n = 0; n < labels.size(); n++) {
                out.append("    s")
                        .append(i)
                        .append('n')
                        .append(n)
                        .append('[')
                        .append(Escapes.mermaid(labels.get(n)))
                        .append("]\n");
            }
            out.append("  end\n");
        }
        between()
                .forEach((edge, how) -> out.append("  s")
                        .append(names.indexOf(edge.from()))
                        .append(isMutual(edge) ? " <-->|" : " -->|")
                        .append(Escapes.mermaid(String.join(", ", how)))
                        .append("| s")
                        .append(names.indexOf(edge.to()))
                        .append('\n'));
        return out.toString();
    }

    /** The subnet, and how its nodes reach each other. */
    private String title(String subnet) {
        SortedSet<String> inside = edges.getOrDefault(new Edge(subnet, subnet), new TreeSet<>());
        return inside.isEmpty() ? subnet : subnet + ": " + String.join(", ", inside) + " inside";
    }

    /** The ways between different subnets; of two that are alike in both directions only the first. */
    private SortedMap<Edge, SortedSet<String>> between() {
        SortedMap<Edge, SortedSet<String>> some = new TreeMap<>();
        edges.forEach((edge, how) -> {
            int order = edge.from().compareTo(edge.to());
            if (order < 0 || (order > 0 && !isMutual(edge))) {
                some.put(edge, how);
            }
        });
        return some;
    }

    private boolean isMutual(Edge edge) {
        return edges.getOrDefault(edge, new TreeSet<>()).equals(edges.get(new Edge(edge.to(), edge.from())));
    }

    /** Returns the drawing in Graphviz' language DOT. */
    public String dot() {
        StringBuilder out =
                new StringBuilder("digraph cluster {\n  rankdir=LR;\n  compound=true;\n  node [shape=box];\n");
        List<String> names = List.copyOf(subnets.keySet());
        for (int i = 0; i < names.size(); i++) {
            out.append("  subgraph cluster_")
                    .append(i)
                    .append(" {\n    label=")
                    .append(Escapes.dot(title(names.get(i))))
                    .append(";\n");
            List<String> labels = labels(names.get(i));
            for (int n = 0; n < labels.size(); n++) {
                out.append("    s")
                        .append(i)
                        .append('n')
                        .append(n)
                        .append(" [label=")
                        .append(Escapes.dot(labels.get(n)))
                        .append("];\n");
            }
            out.append("  }\n");
        }
        between().forEach((edge, how) -> {
            int from = names.indexOf(edge.from());
            int to = names.indexOf(edge.to());
            out.append("  s")
                    .append(from)
                    .append("n0 -> s")
                    .append(to)
                    .append("n0 [label=")
                    .append(Escapes.dot(String.join(", ", how)))
                    .append(", ltail=cluster_" + from + ", lhead=cluster_" + to)
                    .append(isMutual(edge) ? ", dir=both" : "")
                    .append("];\n");
        });
        return out.append("}\n").toString();
    }

    /** The nodes of a subnet; of a large one the first and how many more. */
    private List<String> labels(String subnet) {
        List<NodeFact> nodes = subnets.getOrDefault(subnet, List.of());
        List<String> labels = new ArrayList<>();
        for (NodeFact node : nodes.subList(0, Math.min(MOST_NODES, nodes.size()))) {
            labels.add(node.name());
        }
        if (nodes.size() > MOST_NODES) {
            labels.add("and " + (nodes.size() - MOST_NODES) + " more");
        }
        return labels;
    }
}
