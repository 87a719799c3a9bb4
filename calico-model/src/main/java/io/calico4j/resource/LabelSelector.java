// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;
import java.util.SortedMap;
import org.immutables.value.Value;

/** A Kubernetes label selector; all of its conditions must hold, and one without conditions selects everything. */
@Value.Immutable
@JsonPropertyOrder({"matchLabels", "matchExpressions"})
@JsonSerialize(as = LabelSelector.class)
@JsonDeserialize(builder = LabelSelector.Builder.class)
public sealed interface LabelSelector extends WithLabelSelector permits ImmutableLabelSelector {
    /** The value with nothing given. */
    static LabelSelector empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The values that labels must have, by key. */
    @JsonProperty
    @Value.NaturalOrder
    @NonEmpty
    SortedMap<String, String> matchLabels();

    /** Further conditions. */
    @JsonProperty
    @NonEmpty
    List<LabelSelectorRequirement> matchExpressions();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link LabelSelector} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableLabelSelector.Builder {
        private static final LabelSelector EMPTY = new Builder().build();

        Builder() {}
    }
}
