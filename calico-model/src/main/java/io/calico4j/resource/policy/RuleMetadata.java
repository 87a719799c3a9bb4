// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.wire.NonEmpty;
import java.util.Map;
import java.util.SortedMap;
import org.immutables.value.Value;

/** Notes on a {@link Rule} that do not change what it matches. */
@Value.Immutable
@JsonPropertyOrder({"annotations"})
@JsonSerialize(as = RuleMetadata.class)
@JsonDeserialize(builder = RuleMetadata.Builder.class)
public sealed interface RuleMetadata extends WithRuleMetadata permits ImmutableRuleMetadata {
    /** The value with nothing given. */
    static RuleMetadata empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The notes, by key. Empty counts as none. */
    @JsonProperty
    @Value.NaturalOrder
    @NonEmpty
    SortedMap<String, String> annotations();

    /**
     * Whether notes were given, even if there are none among them. Calico's agent then gets empty notes instead of none; it
     * changes nothing else, not even equality.
     */
    @JsonIgnore
    @Value.Auxiliary
    @Value.Default
    default boolean annotationsGiven() {
        return !annotations().isEmpty();
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link RuleMetadata} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableRuleMetadata.Builder {
        private static final RuleMetadata EMPTY = new Builder().build();

        Builder() {}

        @JsonProperty("annotations")
        @JsonSetter(nulls = Nulls.SKIP)
        @CanIgnoreReturnValue
        Builder readAnnotations(Map<String, String> given) {
            return putAllAnnotations(given).annotationsGiven(true);
        }
    }
}
