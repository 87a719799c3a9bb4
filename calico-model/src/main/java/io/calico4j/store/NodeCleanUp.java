// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.node.WorkloadEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes away with a node: its endpoints, the BGP peers that are for it alone, and its own configurations. Addresses and blocks
 * it holds are left alone.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/clientv3/node.go.
 */
final class NodeCleanUp {
    private NodeCleanUp() {}

    static void of(String node, Shelf shelf) {
        List<ResourceKey> gone = new ArrayList<>();
        shelf.stream(WorkloadEndpoint.class)
                .filter(endpoint -> endpoint.spec().node().equals(Optional.of(node)))
                .map(CalicoResource::key)
                .forEach(gone::add);
        shelf.stream(BGPPeer.class)
                .filter(peer -> peer.spec().node().equals(Optional.of(node)))
                .map(CalicoResource::key)
                .forEach(gone::add);
        shelf.stream(HostEndpoint.class)
                .filter(endpoint -> endpoint.spec().node().equals(Optional.of(node)))
                .map(CalicoResource::key)
                .forEach(gone::add);
        gone.add(ResourceKey.of(Kind.FELIX_CONFIGURATION, "node." + node));
        gone.add(ResourceKey.of(Kind.BGP_CONFIGURATION, "node." + node));
        gone.forEach(shelf::remove);
    }
}
