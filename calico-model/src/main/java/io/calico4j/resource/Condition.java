// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.NullPointer;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** One aspect of the observed state of an object. */
@Value.Immutable
@JsonPropertyOrder({"type", "status", "observedGeneration", "lastTransitionTime", "reason", "message"})
@JsonSerialize(as = Condition.class)
@JsonDeserialize(builder = Condition.Builder.class)
public sealed interface Condition extends WithCondition permits ImmutableCondition {
    /** The value with nothing given. */
    static Condition empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** What it is about, in CamelCase, perhaps with a domain before it. At most 316 characters. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String type();

    /** Whether it holds. Allowed: True, False, Unknown. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String status();

    /** The generation of the object it was observed at. At least 0. */
    @JsonProperty
    @NonZero
    Optional<Long> observedGeneration();

    /** When the status last changed, to the second; absent is written as {@code null}. */
    @JsonProperty
    @NullPointer
    Optional<Instant> lastTransitionTime();

    /** Why, as one word in CamelCase. At most 1024 characters. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String reason();

    /** Why, for people. At most 32768 characters. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String message();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link Condition} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableCondition.Builder {
        private static final Condition EMPTY = new Builder().build();

        Builder() {}
    }
}
