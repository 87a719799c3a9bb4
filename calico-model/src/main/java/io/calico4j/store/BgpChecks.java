// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import io.calico4j.resource.bgp.BGPConfiguration;
import io.calico4j.resource.bgp.BGPConfigurationSpec;
import io.calico4j.resource.bgp.BGPPeer;
import java.util.List;
import java.util.Optional;

/** What BGP peers and configurations must be to other resources. */
final class BgpChecks {
    private BgpChecks() {}

    /** Every filter that a peer names exists. */
    static Optional<StoreError> filters(BGPPeer peer, List<String> existing) {
        List<String> missing = peer.spec().filters().stream()
                .filter(name -> !existing.contains(name))
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return Violations.of(
                        StoreCodes.PEER_FILTER_MISSING,
                        "BGPPeer.Spec.Filters",
                        "spec.filters",
                        "no BGPFilter has the name " + String.join(" or ", missing),
                        "create the filters first")
                .error(peer.key());
    }

    /** Only the configuration {@code default} has settings for the whole cluster. */
    static Optional<StoreError> defaultOnly(BGPConfiguration configuration) {
        if (configuration.metadata().name().equals("default")) {
            return Optional.empty();
        }
        BGPConfigurationSpec spec = configuration.spec();
        Violations found = new Violations();
        forbid(found, spec.nodeToNodeMeshEnabled().isPresent(), "NodeToNodeMeshEnabled", "nodeToNodeMeshEnabled");
        forbid(found, spec.asNumber().isPresent(), "ASNumber", "asNumber");
        forbid(found, !spec.serviceLoadBalancerIPs().isEmpty(), "ServiceLoadBalancerIPs", "serviceLoadBalancerIPs");
        forbid(found, !spec.serviceExternalIPs().isEmpty(), "ServiceExternalIPs", "serviceExternalIPs");
        forbid(found, !spec.serviceClusterIPs().isEmpty(), "ServiceClusterIPs", "serviceClusterIPs");
        forbid(found, spec.nodeMeshPassword().isPresent(), "NodeMeshPassword", "nodeMeshPassword");
        forbid(found, spec.nodeMeshMaxRestartTime().isPresent(), "NodeMeshMaxRestartTime", "nodeMeshMaxRestartTime");
        return found.error(configuration.key());
    }

    private static void forbid(Violations found, boolean given, String calicoField, String field) {
        if (given) {
            found.add(
                    StoreCodes.BGP_DEFAULT_ONLY,
                    "BGPConfiguration.Spec." + calicoField,
                    "spec." + field,
                    field + " is for the whole cluster, and can only be set on the configuration default",
                    "move it to the BGPConfiguration default");
        }
    }
}
