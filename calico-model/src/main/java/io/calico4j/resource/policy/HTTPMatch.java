// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;
import org.immutables.value.Value;

/** The HTTP requests a rule matches; needs application layer policy. */
@Value.Immutable
@JsonPropertyOrder({"methods", "paths"})
@JsonSerialize(as = HTTPMatch.class)
@JsonDeserialize(builder = HTTPMatch.Builder.class)
public sealed interface HTTPMatch extends WithHTTPMatch permits ImmutableHTTPMatch {
    /** The value with nothing given. */
    static HTTPMatch empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The methods, one of which must be used, such as {@code GET}; empty means any. At most 20 elements. */
    @JsonProperty
    @NonEmpty
    List<String> methods();

    /** The paths, one of which must match; empty means any. At most 20 elements. */
    @JsonProperty
    @NonEmpty
    List<HTTPPath> paths();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link HTTPMatch} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableHTTPMatch.Builder {
        private static final HTTPMatch EMPTY = new Builder().build();

        Builder() {}
    }
}
