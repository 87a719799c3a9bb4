// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.resource.Condition;
import java.util.List;
import org.immutables.value.Value;

/** What was observed about an {@link IPPool}. */
@Value.Immutable
@JsonPropertyOrder({"conditions"})
@JsonSerialize(as = IPPoolStatus.class)
@JsonDeserialize(builder = IPPoolStatus.Builder.class)
public sealed interface IPPoolStatus extends WithIPPoolStatus permits ImmutableIPPoolStatus {
    /** The value with nothing given. */
    static IPPoolStatus empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The conditions observed. */
    @JsonProperty
    @NonEmpty
    List<Condition> conditions();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link IPPoolStatus} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableIPPoolStatus.Builder {
        private static final IPPoolStatus EMPTY = new Builder().build();

        Builder() {}
    }
}
