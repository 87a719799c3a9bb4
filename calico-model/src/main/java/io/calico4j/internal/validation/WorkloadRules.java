// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.Networks;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.node.IPNAT;
import io.calico4j.resource.node.WorkloadEndpointSpec;
import java.util.List;
import java.util.Optional;

/** What the addresses of a workload endpoint must be. */
final class WorkloadRules {
    static final List<TypeRule<WorkloadEndpointSpec>> WORKLOAD_ENDPOINT =
            List.of(WorkloadRules::networks, WorkloadRules::gateways, WorkloadRules::nats);
    static final List<TypeRule<IPNAT>> NAT = List.of(WorkloadRules::nat);

    private WorkloadRules() {}

    private static void networks(WorkloadEndpointSpec endpoint, Findings out) {
        for (int i = 0; i < endpoint.ipNetworks().size(); i++) {
            String text = endpoint.ipNetworks().get(i);
            if (text.endsWith("/32") && Networks.isPlainV4(text)) {
                continue;
            }
            Optional<Cidr> network = Cidr.tryParseOrAddress(text);
            if (network.isPresent() && !network.get().isSingleAddress()) {
                out.report(
                        Codes.ENDPOINT_NETWORK,
                        "IPNetworks",
                        "ipNetworks",
                        i,
                        text + " holds more than one address",
                        "an address, or a CIDR of one: /32 or /128");
            }
        }
    }

    private static void gateways(WorkloadEndpointSpec endpoint, Findings out) {
        gateway(endpoint.ipv4Gateway(), true, "IPv4Gateway", "ipv4Gateway", out);
        gateway(endpoint.ipv6Gateway(), false, "IPv6Gateway", "ipv6Gateway", out);
    }

    private static void gateway(Optional<String> gateway, boolean v4, String calicoField, String field, Findings out) {
        Optional<Cidr> address = gateway.flatMap(Cidr::tryParseOrAddress);
        if (address.isPresent() && address.get().isV4() != v4) {
            String version = v4 ? "IPv4" : "IPv6";
            out.report(
                    Codes.ENDPOINT_GATEWAY,
                    calicoField,
                    field,
                    gateway.orElse("") + " is not " + version,
                    "give an " + version + " address");
        }
    }

    /** The first NAT that is outside is reported, and stands for all. */
    private static void nats(WorkloadEndpointSpec endpoint, Findings out) {
        for (int i = 0; i < endpoint.ipNATs().size(); i++) {
            String internal = endpoint.ipNATs().get(i).internalIP();
            Optional<IpAddress> address = Cidr.tryParseOrAddress(internal).map(Cidr::network);
            boolean inside = address.isPresent()
                    && endpoint.ipNetworks().stream()
                            .flatMap(network -> Cidr.tryParseOrAddress(network).stream())
                            .anyMatch(network -> network.contains(address.get()));
            if (!inside) {
                out.report(
                        Codes.NAT_OUTSIDE,
                        "IPNATs",
                        "ipNATs",
                        i,
                        Say.quoted(internal) + " is not an address of the endpoint",
                        "internalIP is one of ipNetworks");
                return;
            }
        }
    }

    private static void nat(IPNAT nat, Findings out) {
        Optional<IpFamily> internal = family(nat.internalIP());
        Optional<IpFamily> external = family(nat.externalIP());
        boolean noAddress = (internal.isEmpty() && !nat.internalIP().isEmpty())
                || (external.isEmpty() && !nat.externalIP().isEmpty());
        if (!noAddress && !internal.equals(external)) {
            out.report(
                    Codes.NAT_OF_TWO_VERSIONS,
                    "ExternalIP",
                    "externalIP",
                    Say.quoted(nat.internalIP()) + " and " + Say.quoted(nat.externalIP())
                            + " are not of the same IP version",
                    "both IPv4, or both IPv6");
        }
    }

    /** The version of the address before the slash; empty for a text that is none. */
    private static Optional<IpFamily> family(String text) {
        return Cidr.tryParseOrAddress(text)
                .map(network -> Networks.address(text).family());
    }
}
