// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The service accounts whose pods a rule matches; both conditions must hold where both are given. */
@Value.Immutable
@JsonPropertyOrder({"names", "selector"})
@JsonSerialize(as = ServiceAccountMatch.class)
@JsonDeserialize(builder = ServiceAccountMatch.Builder.class)
public sealed interface ServiceAccountMatch extends WithServiceAccountMatch permits ImmutableServiceAccountMatch {
    /** The value with nothing given. */
    static ServiceAccountMatch empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The names, one of which must be the service account; empty means any. */
    @JsonProperty
    @NonEmpty
    List<String> names();

    /** What the labels of the service account must match; empty means any. */
    @JsonProperty
    @NonZero
    Optional<String> selector();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link ServiceAccountMatch} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableServiceAccountMatch.Builder {
        private static final ServiceAccountMatch EMPTY = new Builder().build();

        Builder() {}
    }
}
