// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.label.Labels;
import io.calico4j.net.AsNumber;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeBGPSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What BGP needs to know of a Node resource, read once. */
final class NodeFacts {
    private static final String EXCLUDED = "node.kubernetes.io/exclude-from-external-load-balancers";

    final String name;
    final Labels labels;
    final @Nullable IpAddress v4;
    final @Nullable IpAddress v6;
    final @Nullable Cidr subnetV4;
    final @Nullable Cidr subnetV6;
    final @Nullable Long asNumber;
    final @Nullable String clusterId;
    final List<String> podCidrs;
    final String textV4;
    final String textV6;
    final String meshV4;
    final String meshV6;

    NodeFacts(Node node) {
        Optional<NodeBGPSpec> bgp = node.spec().bgp();
        this.name = node.metadata().name();
        this.labels = Labels.copyOf(node.metadata().labels());
        String textOfV4 = bgp.flatMap(NodeBGPSpec::ipv4Address).orElse("");
        String textOfV6 = bgp.flatMap(NodeBGPSpec::ipv6Address).orElse("");
        this.v4 = address(textOfV4);
        this.v6 = address(textOfV6);
        this.subnetV4 = v4 == null ? null : subnet(textOfV4);
        this.subnetV6 = v6 == null ? null : subnet(textOfV6);
        this.asNumber = bgp.flatMap(NodeBGPSpec::asNumber).map(AsNumber::value).orElse(null);
        this.clusterId = bgp.flatMap(NodeBGPSpec::routeReflectorClusterID)
                .filter(id -> !id.isEmpty())
                .orElse(null);
        this.podCidrs = node.status().podCIDRs();
        this.textV4 = v4 == null ? "" : v4.toString();
        this.textV6 = v6 == null ? "" : v6.toString();
        this.meshV4 = Peering.name(SessionType.MESH, textV4, 0);
        this.meshV6 = Peering.name(SessionType.MESH, textV6, 0);
    }

    private static @Nullable IpAddress address(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0 && Cidr.tryParse(text).isEmpty()) {
            return null;
        }
        return IpAddress.tryParse(slash < 0 ? text : text.substring(0, slash)).orElse(null);
    }

    private static @Nullable Cidr subnet(String text) {
        return Cidr.tryParseOrAddress(text).orElse(null);
    }

    @Nullable
    IpAddress address(IpFamily family) {
        return family == IpFamily.V4 ? v4 : v6;
    }

    String text(IpFamily family) {
        return family == IpFamily.V4 ? textV4 : textV6;
    }

    @Nullable
    Cidr subnet(IpFamily family) {
        return family == IpFamily.V4 ? subnetV4 : subnetV6;
    }

    /** The name of sessions of the mesh with this node. */
    String meshName(IpFamily family) {
        return family == IpFamily.V4 ? meshV4 : meshV6;
    }

    boolean excludedFromServices() {
        return "true".equals(labels.value(EXCLUDED));
    }
}
