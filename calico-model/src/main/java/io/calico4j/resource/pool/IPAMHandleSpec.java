// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.resource.Frozen;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NullPointer;
import java.util.Optional;
import java.util.SortedMap;
import org.immutables.value.Value;

/** The state of an {@link IPAMHandle}. */
@Value.Immutable
@JsonPropertyOrder({"handleID", "block", "deleted"})
@JsonSerialize(as = IPAMHandleSpec.class)
@JsonDeserialize(builder = IPAMHandleSpec.Builder.class)
public sealed interface IPAMHandleSpec extends WithIPAMHandleSpec permits ImmutableIPAMHandleSpec {
    /** The value with nothing given. */
    static IPAMHandleSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The handle. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String handleID();

    /** How many addresses the handle holds in each block, by CIDR. Absent is written as {@code null}. */
    @JsonProperty
    @NullPointer
    Optional<SortedMap<String, Long>> block();

    /** Whether the handle is being deleted. */
    @JsonProperty
    @Always
    @Value.Default.Boolean(false)
    boolean deleted();

    /** This value with lists and maps that nobody can change; every built value is so already. */
    @Value.Check
    default IPAMHandleSpec frozen() {
        boolean frozen = Frozen.is(block());
        return frozen ? this : toBuilder().block(Frozen.copyMap(block())).build();
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link IPAMHandleSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableIPAMHandleSpec.Builder {
        private static final IPAMHandleSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
