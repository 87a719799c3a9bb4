// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.network;

import io.calico4j.bgp.propagation.PropagatedTables;
import io.calico4j.cli.command.UsageException;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.node.Node;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.kernel.Dataplane;
import io.calico4j.route.kernel.KernelPlanner;
import io.calico4j.route.kernel.RouteCompatibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about the network below the nodes, and what is assumed where nobody says. */
public final class NetworkOptions {
    private static final int LEAST = 68;
    private static final int MOST = 65_535;

    @Option(
            names = "--underlay-mtu",
            paramLabel = "BYTES",
            description =
                    "The MTU of the network between the nodes. No manifest states it; without this option it is taken "
                            + "to be 1500, or as much as the configured MTUs of tunnels need.")
    private @Nullable Integer underlayMtu;

    @Option(
            names = "--router",
            paramLabel = "ADDRESS",
            description =
                    "The default router of the nodes in whose subnet the address is; may be given for each subnet. "
                            + "Without it, a router there with which BGPPeers set up sessions.")
    private List<String> routers = new ArrayList<>();

    /** Creates the options with their defaults. */
    public NetworkOptions() {}

    /** Returns the kernel routes of a cluster with what its objects and the options say of its surroundings. */
    public KernelPlanner kernel(ClusterSnapshot snapshot, RouteCompatibility compatibility) {
        return PropagatedTables.kernel(snapshot, dataplane(snapshot), compatibility);
    }

    /** As {@link #kernel(ClusterSnapshot, RouteCompatibility)}, with one network below several states of a cluster. */
    public KernelPlanner kernel(ClusterSnapshot snapshot, RouteCompatibility compatibility, ClusterSnapshot... states) {
        int bytes = Arrays.stream(states)
                .mapToInt(s -> dataplane(s).networkMtu().bytes())
                .max()
                .orElse(dataplane(snapshot).networkMtu().bytes());
        return PropagatedTables.kernel(snapshot, withRouters(Dataplane.from(snapshot, bytes), snapshot), compatibility);
    }

    /** Returns a cluster's surroundings. */
    public Dataplane dataplane(ClusterSnapshot snapshot) {
        if (underlayMtu == null) {
            return withRouters(Dataplane.from(snapshot), snapshot);
        }
        if (underlayMtu < LEAST || underlayMtu > MOST) {
            throw new UsageException(
                    "no MTU of a network: " + underlayMtu + "; it is between " + LEAST + " and " + MOST);
        }
        return withRouters(Dataplane.from(snapshot, underlayMtu), snapshot);
    }

    private Dataplane withRouters(Dataplane dataplane, ClusterSnapshot snapshot) {
        List<NodeFact> nodes =
                snapshot.all(Node.class).stream().map(NodeFact::from).toList();
        List<IpAddress> candidates = new ArrayList<>();
        snapshot.all(BGPPeer.class).stream()
                .flatMap(p -> p.spec().peerIP().flatMap(IpAddress::tryParse).stream())
                .filter(a -> nodes.stream().noneMatch(n -> n.hostAddresses().contains(a)))
                .forEach(candidates::add);
        for (String text : routers) {
            candidates.add(IpAddress.tryParse(text).orElseThrow(() -> new UsageException("no address: " + text)));
        }
        Dataplane.Builder b = dataplane.toBuilder();
        for (IpAddress router : candidates) {
            nodes.stream()
                    .filter(n -> n.address(router.family())
                            .filter(own -> own.subnet().contains(router))
                            .isPresent())
                    .forEach(n -> b.router(n.name(), router));
        }
        return b.build();
    }

    /** Returns the routers that nodes are taken to have, each with how it is known. */
    private static Optional<String> routers(Dataplane dataplane, List<String> nodes) {
        NavigableSet<IpAddress> known = new TreeSet<>();
        for (String node : nodes) {
            for (IpFamily family : IpFamily.values()) {
                dataplane.router(node, family).ifPresent(known::add);
            }
        }
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of("traffic to other subnets goes by "
                        + known.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }

    /**
     * Returns what is assumed of some nodes' surroundings, a sentence each; none where everything is known.
     *
     * @param nodes the names of the nodes in question
     */
    public static List<String> assumptions(Dataplane dataplane, List<String> nodes) {
        List<String> all = new ArrayList<>();
        Dataplane.NetworkMtu network = dataplane.networkMtu();
        if (network.assumed()) {
            all.add("the network between the nodes carries " + network.bytes() + " bytes, " + network.reason()
                    + " (--underlay-mtu says otherwise)");
        }
        List<String> unlisted =
                nodes.stream().filter(n -> !dataplane.hasInterfaces(n)).toList();
        if (!unlisted.isEmpty()) {
            all.add((unlisted.size() == 1 ? unlisted.get(0) + " has one interface" : "each node has one interface")
                    + ", called eth0: Node objects list none");
        }
        routers(dataplane, nodes).ifPresent(all::add);
        return all;
    }
}
