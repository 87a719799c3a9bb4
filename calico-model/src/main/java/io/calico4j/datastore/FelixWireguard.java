// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.Pointer;
import java.util.Objects;
import java.util.Optional;

/**
 * What other nodes need to know of a node to set up WireGuard.
 *
 * @param ipv4Address the IPv4 address of the device
 * @param publicKey the public key for IPv4
 * @param ipv6Address the IPv6 address of the device
 * @param publicKeyV6 the public key for IPv6
 */
public record FelixWireguard(
        @JsonProperty("interfaceIPv4Addr") @Pointer Optional<String> ipv4Address,
        @JsonProperty @NonEmpty String publicKey,
        @JsonProperty("interfaceIPv6Addr") @Pointer Optional<String> ipv6Address,
        @JsonProperty @NonEmpty String publicKeyV6)
        implements DatastoreValue {
    /** Checks that nothing is null. */
    public FelixWireguard {
        Objects.requireNonNull(ipv4Address, "ipv4Address");
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(ipv6Address, "ipv6Address");
        Objects.requireNonNull(publicKeyV6, "publicKeyV6");
    }
}
