// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import org.immutables.value.Value;

/** A floating address: an external address translated to one of the endpoint. */
@Value.Immutable
@JsonPropertyOrder({"internalIP", "externalIP"})
@JsonSerialize(as = IPNAT.class)
@JsonDeserialize(builder = IPNAT.Builder.class)
public sealed interface IPNAT extends WithIPNAT permits ImmutableIPNAT {
    /** The value with nothing given. */
    static IPNAT empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The address of the endpoint. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String internalIP();

    /** The address translated to it. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String externalIP();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link IPNAT} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableIPNAT.Builder {
        private static final IPNAT EMPTY = new Builder().build();

        Builder() {}
    }
}
