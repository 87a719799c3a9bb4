// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.internal.resource.Frozen;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NullPointer;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.net.Cidr;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.immutables.value.Value;

/**
 * The state of an {@link IPAMBlock}.
 *
 * <p>Addresses are named by ordinal: their distance from the first address of the block.
 */
@Value.Immutable
@JsonPropertyOrder({
    "cidr",
    "affinity",
    "affinityClaimTime",
    "allocations",
    "unallocated",
    "attributes",
    "sequenceNumber",
    "sequenceNumberForAllocation",
    "deleted",
    "strictAffinity"
})
@JsonSerialize(as = IPAMBlockSpec.class)
@JsonDeserialize(builder = IPAMBlockSpec.Builder.class)
public sealed interface IPAMBlockSpec extends WithIPAMBlockSpec permits ImmutableIPAMBlockSpec {
    /** The value with nothing given. */
    static IPAMBlockSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The addresses of the block. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String cidr();

    /** Who owns the block, as {@code host:<node>} or {@code virtual:<name>}; absent means nobody. */
    @JsonProperty
    @Pointer
    Optional<String> affinity();

    /** When the block was claimed, to the second. */
    @JsonProperty
    @Pointer
    Optional<Instant> affinityClaimTime();

    /**
     * For each ordinal the index into {@code attributes} of the holder, or empty when the address is free. Absent is
     * written as {@code null}.
     */
    @JsonProperty
    @NullPointer
    Optional<List<Optional<Long>>> allocations();

    /** The ordinals of the free addresses, in the order they will be assigned. Absent is written as {@code null}. */
    @JsonProperty
    @NullPointer
    Optional<List<Long>> unallocated();

    /** The holders. Absent is written as {@code null}. */
    @JsonProperty
    @NullPointer
    Optional<List<AllocationAttribute>> attributes();

    /** The count of allocations in the block so far, an unsigned number of 64 bits. */
    @JsonProperty
    @Always
    BigInteger sequenceNumber();

    /** For each ordinal in decimal the sequence number at its allocation. Absent is written as {@code null}. */
    @JsonProperty
    @NullPointer
    Optional<SortedMap<String, BigInteger>> sequenceNumberForAllocation();

    /** Whether the block is being deleted. */
    @JsonProperty
    @Always
    @Value.Default.Boolean(false)
    boolean deleted();

    /** Whether only the owner may assign from the block; kept for older versions. */
    @JsonProperty
    @Always
    @Value.Default.Boolean(false)
    boolean strictAffinity();

    /** This value with lists and maps that nobody can change; every built value is so already. */
    @Value.Check
    default IPAMBlockSpec frozen() {
        boolean frozen = Frozen.is(allocations())
                && Frozen.is(unallocated())
                && Frozen.is(attributes())
                && Frozen.is(sequenceNumberForAllocation());
        return frozen
                ? this
                : toBuilder()
                        .allocations(Frozen.copy(allocations()))
                        .unallocated(Frozen.copy(unallocated()))
                        .attributes(Frozen.copy(attributes()))
                        .sequenceNumberForAllocation(Frozen.copyMap(sequenceNumberForAllocation()))
                        .build();
    }

    /**
     * {@link #cidr()}, parsed.
     *
     * @throws FormatException if it is no CIDR
     */
    default Cidr parsedCidr() {
        return Cidr.parse(cidr());
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link IPAMBlockSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableIPAMBlockSpec.Builder {
        private static final IPAMBlockSpec EMPTY = new Builder().build();

        Builder() {
            sequenceNumber(BigInteger.ZERO);
        }

        /** Sets {@code cidr}. */
        @CanIgnoreReturnValue
        public Builder cidr(Cidr cidr) {
            return cidr(cidr.toString());
        }
    }
}
