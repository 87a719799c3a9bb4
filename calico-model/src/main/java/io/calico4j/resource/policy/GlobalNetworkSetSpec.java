// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;
import org.immutables.value.Value;

/** The addresses of a {@link GlobalNetworkSet}. */
@Value.Immutable
@JsonPropertyOrder({"nets"})
@JsonSerialize(as = GlobalNetworkSetSpec.class)
@JsonDeserialize(builder = GlobalNetworkSetSpec.Builder.class)
public sealed interface GlobalNetworkSetSpec extends WithGlobalNetworkSetSpec permits ImmutableGlobalNetworkSetSpec {
    /** The value with nothing given. */
    static GlobalNetworkSetSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The addresses, as CIDRs. */
    @JsonProperty
    @NonEmpty
    List<String> nets();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link GlobalNetworkSetSpec} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableGlobalNetworkSetSpec.Builder {
        private static final GlobalNetworkSetSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
