// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.resource.node.QoSControls;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The endpoint of a workload as the agent gets it.
 *
 * @param state always {@code active}
 * @param name the interface on the node
 * @param mac the MAC address, in lower case with colons
 * @param profileIds the profiles, in the order they are asked
 * @param ipv4Nets the IPv4 addresses as blocks
 * @param ipv6Nets the IPv6 addresses as blocks
 * @param ipv4Nat the addresses translated to an IPv4 one
 * @param ipv6Nat the addresses translated to an IPv6 one
 * @param labels its labels, without those only a profile may hand down
 * @param ipv4Gateway the IPv4 gateway
 * @param ipv6Gateway the IPv6 gateway
 * @param ports the ports that have names
 * @param generateName what the name of the pod was made of
 * @param allowSpoofedSourcePrefixes blocks it may send from besides its own
 * @param annotations its annotations
 * @param qosControls the limits on its traffic
 */
public record FelixWorkloadEndpoint(
        @JsonProperty String state,
        @JsonProperty String name,
        @JsonProperty @Pointer Optional<String> mac,
        @JsonProperty("profile_ids") List<String> profileIds,
        @JsonProperty("ipv4_nets") List<String> ipv4Nets,
        @JsonProperty("ipv6_nets") List<String> ipv6Nets,
        @JsonProperty("ipv4_nat") @NonEmpty List<FelixNat> ipv4Nat,
        @JsonProperty("ipv6_nat") @NonEmpty List<FelixNat> ipv6Nat,
        @JsonProperty SortedMap<String, String> labels,
        @JsonProperty("ipv4_gateway") @Pointer Optional<String> ipv4Gateway,
        @JsonProperty("ipv6_gateway") @Pointer Optional<String> ipv6Gateway,
        @JsonProperty @NonEmpty List<FelixPort> ports,
        @JsonProperty("generate_name") @NonEmpty String generateName,
        @JsonProperty("allow_spoofed_source_ips") @NonEmpty List<String> allowSpoofedSourcePrefixes,
        @JsonProperty @NonEmpty SortedMap<String, String> annotations,
        @JsonProperty @Pointer Optional<QoSControls> qosControls)
        implements DatastoreValue {
    /** Copies lists and maps. */
    public FelixWorkloadEndpoint {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mac, "mac");
        profileIds = List.copyOf(profileIds);
        ipv4Nets = List.copyOf(ipv4Nets);
        ipv6Nets = List.copyOf(ipv6Nets);
        ipv4Nat = List.copyOf(ipv4Nat);
        ipv6Nat = List.copyOf(ipv6Nat);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        Objects.requireNonNull(ipv4Gateway, "ipv4Gateway");
        Objects.requireNonNull(ipv6Gateway, "ipv6Gateway");
        ports = List.copyOf(ports);
        Objects.requireNonNull(generateName, "generateName");
        allowSpoofedSourcePrefixes = List.copyOf(allowSpoofedSourcePrefixes);
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        Objects.requireNonNull(qosControls, "qosControls");
    }
}
