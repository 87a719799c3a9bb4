// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.resource.Frozen;
import io.calico4j.internal.wire.NullPointer;
import io.calico4j.net.AsNumber;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The change that prepends to the AS path. */
@Value.Immutable
@JsonPropertyOrder({"prefix"})
@JsonSerialize(as = BGPFilterPrependASPath.class)
@JsonDeserialize(builder = BGPFilterPrependASPath.Builder.class)
public sealed interface BGPFilterPrependASPath extends WithBGPFilterPrependASPath
        permits ImmutableBGPFilterPrependASPath {
    /** The value with nothing given. */
    static BGPFilterPrependASPath empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * The AS numbers that come before the path, in their order. Absent is written as {@code null}. 1 to 10 elements.
     */
    @JsonProperty
    @NullPointer
    Optional<List<AsNumber>> prefix();

    /** This value with lists and maps that nobody can change; every built value is so already. */
    @Value.Check
    default BGPFilterPrependASPath frozen() {
        boolean frozen = Frozen.is(prefix());
        return frozen ? this : toBuilder().prefix(Frozen.copy(prefix())).build();
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link BGPFilterPrependASPath} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableBGPFilterPrependASPath.Builder {
        private static final BGPFilterPrependASPath EMPTY = new Builder().build();

        Builder() {}
    }
}
