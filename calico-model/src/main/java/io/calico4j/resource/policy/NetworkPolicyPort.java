// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.resource.IntOrString;
import java.util.Optional;
import org.immutables.value.Value;

/** The ports of one protocol in a Kubernetes network policy. */
@Value.Immutable
@JsonPropertyOrder({"protocol", "port", "endPort"})
@JsonSerialize(as = NetworkPolicyPort.class)
@JsonDeserialize(builder = NetworkPolicyPort.Builder.class)
public sealed interface NetworkPolicyPort extends WithNetworkPolicyPort permits ImmutableNetworkPolicyPort {
    /** The value with nothing given. */
    static NetworkPolicyPort empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The protocol: {@code TCP}, {@code UDP} or {@code SCTP}. Absent: TCP. */
    @JsonProperty
    @Pointer
    Optional<String> protocol();

    /** The port by number or name; absent means all of the protocol. */
    @JsonProperty
    @Pointer
    Optional<IntOrString> port();

    /** The last port of a range that starts at {@code port}, which must be a number. */
    @JsonProperty
    @Pointer
    Optional<Integer> endPort();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link NetworkPolicyPort} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableNetworkPolicyPort.Builder {
        private static final NetworkPolicyPort EMPTY = new Builder().build();

        Builder() {}
    }
}
