// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.Embedded;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** One key of a Kubernetes secret in the namespace of Calico. It holds no secret, only the place of one. */
@Value.Immutable
@JsonPropertyOrder({"name", "key", "optional"})
@JsonSerialize(as = SecretKeySelector.class)
@JsonDeserialize(builder = SecretKeySelector.Builder.class)
public sealed interface SecretKeySelector extends WithSecretKeySelector permits ImmutableSecretKeySelector {
    /** The value with nothing given. */
    static SecretKeySelector empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the secret. */
    @JsonProperty
    @Embedded
    @NonZero
    Optional<String> name();

    /** The key within the secret. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String key();

    /** Whether the secret may be missing. */
    @JsonProperty
    @Pointer
    Optional<Boolean> optional();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link SecretKeySelector} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableSecretKeySelector.Builder {
        private static final SecretKeySelector EMPTY = new Builder().build();

        Builder() {}
    }
}
