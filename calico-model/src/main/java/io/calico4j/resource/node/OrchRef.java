// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** The node in the terms of an orchestrator. */
@Value.Immutable
@JsonPropertyOrder({"nodeName", "orchestrator"})
@JsonSerialize(as = OrchRef.class)
@JsonDeserialize(builder = OrchRef.Builder.class)
public sealed interface OrchRef extends WithOrchRef permits ImmutableOrchRef {
    /** The value with nothing given. */
    static OrchRef empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The name the orchestrator uses. */
    @JsonProperty
    @NonZero
    Optional<String> nodeName();

    /** The orchestrator, such as {@code k8s}. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String orchestrator();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link OrchRef} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableOrchRef.Builder {
        private static final OrchRef EMPTY = new Builder().build();

        Builder() {}
    }
}
