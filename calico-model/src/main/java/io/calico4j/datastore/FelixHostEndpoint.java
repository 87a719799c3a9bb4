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
 * The endpoint of a node as the agent gets it.
 *
 * @param name the interface; empty if it goes by addresses
 * @param expectedIpv4Addresses the IPv4 addresses it is known by
 * @param expectedIpv6Addresses the IPv6 addresses it is known by
 * @param labels its labels
 * @param profileIds the profiles, in the order they are asked
 * @param ports its ports
 * @param qosControls the mark on its traffic
 */
public record FelixHostEndpoint(
        @JsonProperty @NonEmpty String name,
        @JsonProperty("expected_ipv4_addrs") @NonEmpty List<String> expectedIpv4Addresses,
        @JsonProperty("expected_ipv6_addrs") @NonEmpty List<String> expectedIpv6Addresses,
        @JsonProperty SortedMap<String, String> labels,
        @JsonProperty("profile_ids") @NonEmpty List<String> profileIds,
        @JsonProperty @NonEmpty List<FelixPort> ports,
        @JsonProperty @Pointer Optional<QoSControls> qosControls)
        implements DatastoreValue {
    /** Copies lists and maps. */
    public FelixHostEndpoint {
        Objects.requireNonNull(name, "name");
        expectedIpv4Addresses = List.copyOf(expectedIpv4Addresses);
        expectedIpv6Addresses = List.copyOf(expectedIpv6Addresses);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        profileIds = List.copyOf(profileIds);
        ports = List.copyOf(ports);
        Objects.requireNonNull(qosControls, "qosControls");
    }
}
