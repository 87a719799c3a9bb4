// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.review;

import io.calico4j.bgp.BgpOptions;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.bgp.propagation.Reach;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.bgp.BGPConfiguration;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeBGPSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The steps from the mesh to reflectors and back, in an order in which nobody loses a route, with proof.
 *
 * <p>The order follows from how Calico makes sessions: a node leaves the mesh the moment it gets a cluster ID, so the
 * peerings with reflectors must be there before; and the mesh goes last. Sessions take some seconds to come up: between
 * two steps wait until {@code calicoctl node status} shows them.
 */
public final class BgpMigration {
    private static final String LABEL = "route-reflector";
    private static final String TO_REFLECTORS = "node-to-reflector";
    private static final String AMONG_REFLECTORS = "reflector-to-reflector";

    private BgpMigration() {}

    /**
     * A step, and the cluster after it.
     *
     * @param title what is done
     * @param snapshot the objects afterwards
     * @param reach who reaches what when all sessions are up again
     */
    public record Step(String title, ClusterSnapshot snapshot, Reach reach) {}

    /**
     * Returns the steps that make nodes reflectors and switch the mesh off.
     *
     * @param reflectors names of nodes; names without a Node resource are passed over
     * @param clusterId the cluster ID they share
     */
    public static List<Step> toReflectors(ClusterSnapshot snapshot, Collection<String> reflectors, String clusterId) {
        List<Step> steps = new ArrayList<>();
        ClusterSnapshot now =
                snapshot.with(peer(TO_REFLECTORS, "!has(" + LABEL + ")"), peer(AMONG_REFLECTORS, "has(" + LABEL + ")"));
        steps.add(step("add BGPPeers that select nodes labelled " + LABEL + "; no node is yet", now));
        for (String name : reflectors) {
            Node node = now.find(Node.class, name).orElse(null);
            if (node != null) {
                NodeBGPSpec bgp = node.spec().bgp().orElse(NodeBGPSpec.empty()).toBuilder()
                        .routeReflectorClusterID(clusterId)
                        .build();
                now = now.with(labelled(node, true)
                        .withSpec(node.spec().toBuilder().bgp(bgp).build()));
                steps.add(step("label " + name + " and give it cluster ID " + clusterId + ", in one change", now));
            }
        }
        now = now.with(mesh(now, false));
        steps.add(step("switch the mesh off", now));
        return steps;
    }

    /** Returns the steps that switch the mesh on and make reflectors ordinary nodes again. */
    public static List<Step> toMesh(ClusterSnapshot snapshot) {
        List<Step> steps = new ArrayList<>();
        ClusterSnapshot now = snapshot.with(mesh(snapshot, true));
        steps.add(step("switch the mesh on", now));
        for (Node node : snapshot.all(Node.class)) {
            if (node.spec().bgp().flatMap(NodeBGPSpec::routeReflectorClusterID).isPresent()) {
                NodeBGPSpec bgp = NodeBGPSpec.builder()
                        .from(node.spec().bgp().orElseThrow())
                        .routeReflectorClusterID(Optional.empty())
                        .build();
                now = now.with(labelled(node, false)
                        .withSpec(node.spec().toBuilder().bgp(bgp).build()));
                steps.add(
                        step("take label and cluster ID from " + node.metadata().name() + ", in one change", now));
            }
        }
        for (BGPPeer peer : snapshot.all(BGPPeer.class)) {
            if (peer.spec().peerSelector().isPresent()) {
                now = now.without(ResourceKey.parse("BGPPeer/" + peer.metadata().name()));
                steps.add(step("remove BGPPeer " + peer.metadata().name(), now));
            }
        }
        return steps;
    }

    private static Step step(String title, ClusterSnapshot snapshot) {
        BgpPlan plan = BgpPlan.of(snapshot, BgpOptions.standard());
        return new Step(title, snapshot, BgpPropagation.of(BgpNetwork.of(plan)).reach());
    }

    private static Node labelled(Node node, boolean on) {
        Node.Builder builder = node.toBuilder();
        return on ? builder.label(LABEL, "true").build() : node.withMetadata(without(node));
    }

    private static Metadata without(Node node) {
        TreeMap<String, String> labels = new TreeMap<>(node.metadata().labels());
        labels.remove(LABEL);
        return node.metadata().withLabels(labels);
    }

    private static BGPPeer peer(String name, String near) {
        return BGPPeer.builder()
                .name(name)
                .spec(s -> s.nodeSelector(near).peerSelector("has(" + LABEL + ")"))
                .build();
    }

    private static BGPConfiguration mesh(ClusterSnapshot snapshot, boolean on) {
        BGPConfiguration now = snapshot.find(BGPConfiguration.class, "default")
                .orElseGet(() -> BGPConfiguration.builder().name("default").build());
        return now.withSpec(now.spec().toBuilder().nodeToNodeMeshEnabled(on).build());
    }
}
