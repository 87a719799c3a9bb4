// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** Where the password of BGP sessions is found. */
@Value.Immutable
@JsonPropertyOrder({"secretKeyRef"})
@JsonSerialize(as = BGPPassword.class)
@JsonDeserialize(builder = BGPPassword.Builder.class)
public sealed interface BGPPassword extends WithBGPPassword permits ImmutableBGPPassword {
    /** The value with nothing given. */
    static BGPPassword empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The secret that holds it. */
    @JsonProperty
    @Pointer
    Optional<SecretKeySelector> secretKeyRef();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link BGPPassword} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableBGPPassword.Builder {
        private static final BGPPassword EMPTY = new Builder().build();

        Builder() {}
    }
}
