// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a {@link Node} reports about itself. */
@Value.Immutable
@JsonPropertyOrder({"wireguardPublicKey", "wireguardPublicKeyV6", "podCIDRs"})
@JsonSerialize(as = NodeStatus.class)
@JsonDeserialize(builder = NodeStatus.Builder.class)
public sealed interface NodeStatus extends WithNodeStatus permits ImmutableNodeStatus {
    /** The value with nothing given. */
    static NodeStatus empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The public key of the WireGuard device for IPv4, in base 64. */
    @JsonProperty
    @NonZero
    Optional<String> wireguardPublicKey();

    /** The public key of the WireGuard device for IPv6, in base 64. */
    @JsonProperty
    @NonZero
    Optional<String> wireguardPublicKeyV6();

    /** The addresses Kubernetes gave the node for its pods. */
    @JsonProperty
    @NonEmpty
    List<String> podCIDRs();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link NodeStatus} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableNodeStatus.Builder {
        private static final NodeStatus EMPTY = new Builder().build();

        Builder() {}
    }
}
