// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.immutables.value.Value;

/** How to make a host endpoint for each node selected. */
@Value.Immutable
@JsonPropertyOrder({"generateName", "interfaceCIDRs", "interfacePattern", "labels", "nodeSelector"})
@JsonSerialize(as = Template.class)
@JsonDeserialize(builder = Template.Builder.class)
public sealed interface Template extends WithTemplate permits ImmutableTemplate {
    /** The value with nothing given. */
    static Template empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The end of the names of the endpoints. At most 253 characters. */
    @JsonProperty
    @NonZero
    Optional<String> generateName();

    /** The interfaces: those with an address in one of these CIDRs. */
    @JsonProperty
    @NonEmpty
    List<String> interfaceCIDRs();

    /** The interfaces: those whose name matches this regular expression. */
    @JsonProperty
    @NonZero
    Optional<String> interfacePattern();

    /** The labels of the endpoints. */
    @JsonProperty
    @Value.NaturalOrder
    @NonEmpty
    SortedMap<String, String> labels();

    /** The nodes, in the selector language; empty means all. */
    @JsonProperty
    @NonZero
    Optional<String> nodeSelector();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link Template} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableTemplate.Builder {
        private static final Template EMPTY = new Builder().build();

        Builder() {}
    }
}
