// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.wire.IntRange;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.internal.wire.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a {@link CalicoNodeStatus} asks for. */
@Value.Immutable
@JsonPropertyOrder({"node", "classes", "updatePeriodSeconds"})
@JsonSerialize(as = CalicoNodeStatusSpec.class)
@JsonDeserialize(builder = CalicoNodeStatusSpec.Builder.class)
public sealed interface CalicoNodeStatusSpec extends WithCalicoNodeStatusSpec permits ImmutableCalicoNodeStatusSpec {
    /** The value with nothing given. */
    static CalicoNodeStatusSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The node asked. */
    @JsonProperty
    @NonZero
    Optional<String> node();

    /** What is asked for. Allowed: Agent, BGP, Routes. */
    @JsonProperty
    @NonEmpty
    List<String> classes();

    /** How often the node answers, in seconds; 0 means not any more. At most 86400. */
    @JsonProperty
    @Range(IntRange.UINT32)
    @Pointer
    Optional<Long> updatePeriodSeconds();

    /**
     * Whether {@code classes} was given as an empty list, which Calico's validation takes for an answer while it does not take none for
     * one; it changes nothing else, not even equality.
     */
    @JsonIgnore
    @Value.Auxiliary
    @Value.Default.Boolean(false)
    boolean classesGivenEmpty();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link CalicoNodeStatusSpec} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableCalicoNodeStatusSpec.Builder {
        private static final CalicoNodeStatusSpec EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code classes}. */
        @CanIgnoreReturnValue
        public Builder classes(NodeStatusClass... classes) {
            return classes(Arrays.stream(classes).map(NodeStatusClass::text).toList());
        }

        @JsonProperty("classes")
        @JsonSetter(nulls = Nulls.SKIP)
        @CanIgnoreReturnValue
        Builder readClasses(List<String> given) {
            return given.isEmpty() ? classesGivenEmpty(true) : classes(given);
        }
    }
}
