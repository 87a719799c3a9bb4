// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** Which fields of an object one writer manages. */
@Value.Immutable
@JsonPropertyOrder({"manager", "operation", "apiVersion", "time", "fieldsType", "fieldsV1", "subresource"})
@JsonSerialize(as = ManagedFieldsEntry.class)
@JsonDeserialize(builder = ManagedFieldsEntry.Builder.class)
public sealed interface ManagedFieldsEntry extends WithManagedFieldsEntry permits ImmutableManagedFieldsEntry {
    /** The value with nothing given. */
    static ManagedFieldsEntry empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Who writes. */
    @JsonProperty
    @NonZero
    Optional<String> manager();

    /** How it writes: {@code Apply} or {@code Update}. */
    @JsonProperty
    @NonZero
    Optional<String> operation();

    /** The version the fields are named in. */
    @JsonProperty
    @NonZero
    Optional<String> apiVersion();

    /** When the fields were last written. */
    @JsonProperty
    @Pointer
    Optional<Instant> time();

    /** The format of the field set: {@code FieldsV1}. */
    @JsonProperty
    @NonZero
    Optional<String> fieldsType();

    /** The field set, as it is. */
    @JsonProperty
    @Pointer
    Optional<Content> fieldsV1();

    /** The subresource written to; absent for the object itself. */
    @JsonProperty
    @NonZero
    Optional<String> subresource();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link ManagedFieldsEntry} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableManagedFieldsEntry.Builder {
        private static final ManagedFieldsEntry EMPTY = new Builder().build();

        Builder() {}
    }
}
