// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** The ICMP type and code a rule matches. */
@Value.Immutable
@JsonPropertyOrder({"type", "code"})
@JsonSerialize(as = ICMPFields.class)
@JsonDeserialize(builder = ICMPFields.Builder.class)
public sealed interface ICMPFields extends WithICMPFields permits ImmutableICMPFields {
    /** The value with nothing given. */
    static ICMPFields empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The ICMP type. Allowed: 0 to 254. */
    @JsonProperty
    @Pointer
    Optional<Long> type();

    /** The ICMP code; needs a type. Allowed: 0 to 255. */
    @JsonProperty
    @Pointer
    Optional<Long> code();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link ICMPFields} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableICMPFields.Builder {
        private static final ICMPFields EMPTY = new Builder().build();

        Builder() {}
    }
}
