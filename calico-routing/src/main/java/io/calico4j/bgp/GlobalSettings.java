// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.net.AsNumber;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.bgp.BGPConfigurationSpec;
import io.calico4j.resource.bgp.BGPPassword;
import io.calico4j.resource.bgp.SecretKeySelector;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The {@code default} BGPConfiguration and those of single nodes, read once. */
final class GlobalSettings {
    private static final long DEFAULT_AS = 64_512;
    private static final long DEFAULT_PRIORITY = 1024;

    final BGPConfigurationSpec spec;
    final Map<String, BGPConfigurationSpec> ofNodes;
    final long asNumber;
    final boolean mesh;
    final boolean programsClusterRoutes;
    final SessionSettings meshSettings;

    GlobalSettings(BGPConfigurationSpec spec, Map<String, BGPConfigurationSpec> ofNodes, BgpOptions options) {
        this.spec = spec;
        this.ofNodes = new TreeMap<>(ofNodes);
        this.asNumber = spec.asNumber().map(AsNumber::value).orElse(DEFAULT_AS);
        this.mesh = spec.nodeToNodeMeshEnabled().orElse(true);
        this.programsClusterRoutes = !spec.programClusterRoutes().equals(Optional.of("Disabled"));
        Optional<SecretKeySelector> reference = spec.nodeMeshPassword().flatMap(BGPPassword::secretKeyRef);
        Optional<SessionPassword> password = PeerRule.password(reference, options.secrets());
        this.meshSettings = SessionSettings.plain(false)
                .withMesh(
                        password,
                        password.isPresent() ? Optional.empty() : PeerRule.missing(reference),
                        PeerRule.seconds(spec.nodeMeshMaxRestartTime()));
    }

    OptionalInt globalPort() {
        return port(Optional.of(spec));
    }

    /** The port a node listens on, if it or the cluster has one. */
    OptionalInt listenPort(String node) {
        OptionalInt own = port(Optional.ofNullable(ofNodes.get(node)));
        return own.isPresent() ? own : globalPort();
    }

    /** The port set for one node. */
    OptionalInt ownPort(String node) {
        return port(Optional.ofNullable(ofNodes.get(node)));
    }

    private static OptionalInt port(Optional<BGPConfigurationSpec> settings) {
        int port = settings.flatMap(BGPConfigurationSpec::listenPort).orElse(0);
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    long asNumber(NodeFacts node) {
        return node.asNumber == null ? asNumber : node.asNumber;
    }

    long normalPriority(IpFamily family) {
        return (family == IpFamily.V4 ? spec.ipv4NormalRoutePriority() : spec.ipv6NormalRoutePriority())
                .orElse(DEFAULT_PRIORITY);
    }

    boolean bindsToNodeAddress() {
        return spec.bindMode().equals(Optional.of("NodeIP"));
    }

    BgpLog log(String node) {
        Optional<String> severity = Optional.ofNullable(ofNodes.get(node))
                .flatMap(BGPConfigurationSpec::logSeverityScreen)
                .or(spec::logSeverityScreen);
        return switch (severity.orElse("info").toLowerCase(Locale.ROOT)) {
            case "debug" -> BgpLog.ALL;
            case "info" -> BgpLog.STATES;
            default -> BgpLog.NONE;
        };
    }

    /** The communities that a node gives to routes of a family. */
    List<PrefixCommunities> communities(String node, IpFamily family) {
        BGPConfigurationSpec own = ofNodes.get(node);
        BGPConfigurationSpec chosen = own == null || own.prefixAdvertisements().isEmpty() ? spec : own;
        return PrefixCommunities.of(chosen).stream()
                .filter(p -> p.isV6() == (family == IpFamily.V6))
                .toList();
    }
}
