// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import io.calico4j.kubernetes.conversion.DscpAnnotation;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.LabelNames;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.MacAddress;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.node.HostEndpointSpec;
import io.calico4j.resource.node.IPNAT;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.node.WorkloadEndpointSpec;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkSet;
import io.calico4j.resource.pool.IPPoolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints, sets and pools in the agent's form.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/syncersv1/updateprocessors.
 */
final class EndpointConversion {
    private static final String AUTOMATIC = "Automatic";

    private EndpointConversion() {}

    /** Returns nothing for an endpoint without addresses, and for one with a part that cannot be read. */
    static Optional<DatastoreValue> workload(WorkloadEndpoint endpoint, boolean calicoExact) {
        WorkloadEndpointSpec spec = endpoint.spec();
        Networks networks = Networks.parse(spec.ipNetworks(), calicoExact);
        Networks spoofed = Networks.parse(spec.allowSpoofedSourcePrefixes(), false);
        Optional<String> v4Gateway = gateway(spec.ipv4Gateway());
        Optional<String> v6Gateway = gateway(spec.ipv6Gateway());
        Optional<String> mac = spec.mac().flatMap(MacAddress::tryParse).map(MacAddress::toString);
        if (spec.ipNetworks().isEmpty()
                || networks == null
                || spoofed == null
                || isGiven(spec.ipv4Gateway()) != v4Gateway.isPresent()
                || isGiven(spec.ipv6Gateway()) != v6Gateway.isPresent()
                || isGiven(spec.mac()) != mac.isPresent()) {
            return Optional.empty();
        }
        List<FelixNat> v4Nat = new ArrayList<>();
        List<FelixNat> v6Nat = new ArrayList<>();
        for (IPNAT nat : spec.ipNATs()) {
            Optional<IpAddress> internal = IpAddress.tryParse(nat.internalIP());
            Optional<IpAddress> external = IpAddress.tryParse(nat.externalIP());
            if (internal.isPresent() && external.isPresent()) {
                (internal.get().isV4() ? v4Nat : v6Nat)
                        .add(new FelixNat(
                                internal.get().toString(), external.get().toString()));
            }
        }
        EndpointLabels labels = EndpointLabels.ofWorkloadEndpoint(
                Labels.copyOf(endpoint.metadata().labels()),
                spec.serviceAccountName().orElse(""),
                spec.profiles());
        List<FelixPort> ports = spec.ports().stream()
                .filter(port -> !port.name().isEmpty())
                .map(port -> new FelixPort(port.name(), FelixConverter.lower(port.protocol()), port.port()))
                .toList();
        return Optional.of(new FelixWorkloadEndpoint(
                "active",
                spec.interfaceName().orElse(""),
                mac,
                spec.profiles(),
                networks.v4,
                networks.v6,
                v4Nat,
                v6Nat,
                labels.labels().asMap(),
                v4Gateway,
                v6Gateway,
                ports,
                endpoint.metadata().generateName().orElse(""),
                spoofed.all(),
                endpoint.metadata().annotations(),
                spec.qosControls()));
    }

    /** Blocks of both families. */
    private static final class Networks {
        private final List<String> v4 = new ArrayList<>();
        private final List<String> v6 = new ArrayList<>();
        private final List<String> all = new ArrayList<>();

        List<String> all() {
            return all;
        }

        /** Returns nothing if a text is no network. */
        static @Nullable Networks parse(List<String> texts, boolean keepEmpty) {
            Networks networks = new Networks();
            for (String text : texts) {
                Optional<Cidr> network = Cidr.tryParseOrAddress(text);
                if (text.isEmpty() && keepEmpty) {
                    networks.v6.add(FelixConverter.NIL);
                } else if (network.isEmpty()) {
                    return null;
                } else {
                    String canonical = network.get().toString();
                    (network.get().isV4() ? networks.v4 : networks.v6).add(canonical);
                    networks.all.add(canonical);
                }
            }
            return networks;
        }
    }

    /** Returns the address without prefix length. */
    private static Optional<String> gateway(Optional<String> text) {
        return text.flatMap(Cidr::tryParseAddressOf).map(IpAddress::toString);
    }

    private static boolean isGiven(Optional<String> text) {
        return !text.orElse("").isEmpty();
    }

    static FelixHostEndpoint host(HostEndpoint endpoint) {
        HostEndpointSpec spec = endpoint.spec();
        List<String> v4 = new ArrayList<>();
        List<String> v6 = new ArrayList<>();
        for (String text : spec.expectedIPs()) {
            IpAddress.tryParse(text).ifPresent(ip -> (ip.isV4() ? v4 : v6).add(ip.toString()));
        }
        return new FelixHostEndpoint(
                spec.interfaceName().orElse(""),
                v4,
                v6,
                endpoint.metadata().labels(),
                spec.profiles(),
                spec.ports().stream()
                        .map(port -> new FelixPort(port.name(), FelixConverter.lower(port.protocol()), port.port()))
                        .toList(),
                DscpAnnotation.controlsOf(endpoint));
    }

    static FelixNetworkSet set(NetworkSet set, boolean calicoExact) {
        String namespace = set.metadata().namespace().orElse("");
        SortedMap<String, String> labels = Labels.copyOf(set.metadata().labels())
                .with(LabelNames.NAMESPACE, namespace)
                .asMap();
        return new FelixNetworkSet(
                FelixConverter.networks(set.spec().nets(), calicoExact),
                labels,
                List.of(EndpointLabels.namespaceProfile(namespace)));
    }

    static FelixNetworkSet set(GlobalNetworkSet set, boolean calicoExact) {
        return new FelixNetworkSet(
                FelixConverter.networks(set.spec().nets(), calicoExact),
                set.metadata().labels(),
                List.of());
    }

    static FelixPool pool(Cidr cidr, IPPoolSpec spec) {
        String ipip = mode(spec.ipipMode());
        return new FelixPool(
                cidr.toString(),
                ipip.isEmpty() ? "" : "tunl0",
                ipip,
                mode(spec.vxlanMode()),
                spec.natOutgoing(),
                !spec.disabled(),
                spec.disabled(),
                spec.disableBGPExport(),
                spec.assignmentMode().orElse(AUTOMATIC),
                spec.allowedUses());
    }

    private static String mode(Optional<String> mode) {
        return switch (mode.orElse("")) {
            case "Always" -> "always";
            case "CrossSubnet" -> "cross-subnet";
            default -> "";
        };
    }
}
