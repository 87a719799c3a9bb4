// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import static java.util.Objects.requireNonNull;

import io.calico4j.bgp.BgpPlan;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeBGPSpec;
import io.calico4j.resource.pool.BlockAffinity;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.kernel.BirdTables;
import io.calico4j.route.kernel.Dataplane;
import io.calico4j.route.kernel.KernelPlanner;
import io.calico4j.route.kernel.RouteCompatibility;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * BIRD's routes on every node as they spread over the cluster's sessions; immutable and safe for any number of threads.
 *
 * <p>Where every node has a session with every other and says the same to all ({@link #isPlainMesh}), kernel routes need not
 * be followed one session at a time; {@link #kernel} chooses.
 */
public final class PropagatedTables implements BirdTables {
    private final Map<IpFamily, BgpPropagation> byFamily = new EnumMap<>(IpFamily.class);

    private PropagatedTables(BgpNetwork... networks) {
        for (BgpNetwork network : networks) {
            byFamily.put(network.family(), BgpPropagation.of(network));
        }
    }

    /** Follows all routes of a plan with everything up. Complexity: as {@link BgpPropagation#of}, once for each family. */
    public static PropagatedTables of(BgpPlan plan) {
        return of(BgpNetwork.of(plan, IpFamily.V4), BgpNetwork.of(plan, IpFamily.V6));
    }

    /**
     * Follows all routes of two networks, with routers added or speakers taken down.
     *
     * @param v4 the network of IPv4
     * @param v6 that of IPv6
     * @throws IllegalArgumentException if they are not of these families
     */
    public static PropagatedTables of(BgpNetwork v4, BgpNetwork v6) {
        if (v4.family() != IpFamily.V4 || v6.family() != IpFamily.V6) {
            throw new IllegalArgumentException("networks of " + v4.family() + " and " + v6.family());
        }
        return new PropagatedTables(v4, v6);
    }

    /**
     * Returns the kernel routes of a cluster with what BGP brings to each node.
     *
     * @param dataplane the surroundings of the cluster
     */
    public static KernelPlanner kernel(
            ClusterSnapshot snapshot, Dataplane dataplane, RouteCompatibility compatibility) {
        KernelPlanner mesh = KernelPlanner.of(RoutePlanner.compile(snapshot), dataplane, compatibility);
        return !dataplane.bird().running() || isPlainMesh(snapshot) ? mesh : mesh.with(of(BgpPlan.of(snapshot)));
    }

    /**
     * Returns whether every node hears of every block straight from the node that has it: the mesh is on for all nodes, of one
     * AS number, and neither BGPPeers, nor pools that are not exported, nor affinities on their way to or from a node change
     * what is said.
     */
    public static boolean isPlainMesh(ClusterSnapshot snapshot) {
        boolean mesh =
                BgpPlan.of(snapshot).hasMesh() && snapshot.all(BGPPeer.class).isEmpty();
        boolean alike = snapshot.all(Node.class).stream()
                .map(n -> n.spec().bgp())
                .flatMap(Optional::stream)
                .allMatch(PropagatedTables::isLikeOthers);
        boolean exported =
                snapshot.all(IPPool.class).stream().noneMatch(p -> p.spec().disableBGPExport());
        boolean confirmed = snapshot.all(BlockAffinity.class).stream()
                .allMatch(a -> a.spec().state().equals("confirmed"));
        return mesh && alike && exported && confirmed;
    }

    private static boolean isLikeOthers(NodeBGPSpec bgp) {
        return bgp.asNumber().isEmpty()
                && bgp.routeReflectorClusterID().orElse("").isEmpty();
    }

    @Override
    public List<Route> routesOf(String node, IpFamily family, Optional<IpAddress> router) {
        return BirdKernelRoutes.of(propagation(family), node, true, router);
    }

    @Override
    public boolean isRouter(IpAddress address) {
        return propagation(address.family()).isRouter(address);
    }

    private BgpPropagation propagation(IpFamily family) {
        return requireNonNull(byFamily.get(family), "family");
    }
}
