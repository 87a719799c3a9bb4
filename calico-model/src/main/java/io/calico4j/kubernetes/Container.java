// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A container of a pod. */
@Value.Immutable
@JsonPropertyOrder({"name", "ports"})
@JsonSerialize(as = Container.class)
@JsonDeserialize(builder = Container.Builder.class)
public sealed interface Container extends WithContainer permits ImmutableContainer {
    /** The value with nothing given. */
    static Container empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The name. */
    @JsonProperty
    @NonZero
    Optional<String> name();

    /** The ports it listens on. */
    @JsonProperty
    @NonEmpty
    List<ContainerPort> ports();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link Container} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableContainer.Builder {
        private static final Container EMPTY = new Builder().build();

        Builder() {}
    }
}
