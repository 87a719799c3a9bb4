// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;
import org.immutables.value.Value;

/** One condition of a {@link LabelSelector}. */
@Value.Immutable
@JsonPropertyOrder({"key", "operator", "values"})
@JsonSerialize(as = LabelSelectorRequirement.class)
@JsonDeserialize(builder = LabelSelectorRequirement.Builder.class)
public sealed interface LabelSelectorRequirement extends WithLabelSelectorRequirement
        permits ImmutableLabelSelectorRequirement {
    /** The value with nothing given. */
    static LabelSelectorRequirement empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The label it is about. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String key();

    /** How label and values relate: {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String operator();

    /** The values, for {@code In} and {@code NotIn}. */
    @JsonProperty
    @NonEmpty
    List<String> values();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link LabelSelectorRequirement} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableLabelSelectorRequirement.Builder {
        private static final LabelSelectorRequirement EMPTY = new Builder().build();

        Builder() {}
    }
}
