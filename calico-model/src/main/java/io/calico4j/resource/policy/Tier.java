// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.resource.MetadataEdits;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.ResourceCases;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A group of policies; tiers are asked one after the other, by order. */
@Value.Immutable
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec", "status"})
@JsonSerialize(as = Tier.class)
@JsonDeserialize(builder = Tier.Builder.class)
public sealed interface Tier extends CalicoResource, WithTier permits ImmutableTier {
    /** A builder with nothing set; name, labels and the like may be set on it directly. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind kind() {
        return Kind.TIER;
    }

    @Override
    @JsonProperty("kind")
    @NonEmpty
    @Value.Default.String("Tier")
    String kindName();

    @Override
    @JsonProperty
    @NonEmpty
    @Value.Default.String("projectcalico.org/v3")
    String apiVersion();

    @Override
    @JsonProperty
    @Always
    Metadata metadata();

    /** What is wanted. */
    @JsonProperty
    @Always
    TierSpec spec();

    /** What was observed. */
    @JsonProperty
    @Always
    TierStatus status();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    @Override
    default <T> T match(ResourceCases<T> cases) {
        return cases.tier(this);
    }

    /** Builds {@link Tier} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableTier.Builder {
        private @Nullable MetadataEdits edits;

        Builder() {
            metadata(Metadata.empty());
            spec(TierSpec.empty());
            status(TierStatus.empty());
        }

        /** Sets the name in the metadata. */
        @CanIgnoreReturnValue
        public Builder name(String name) {
            edits().name(name);
            return this;
        }

        /** Adds a label to the metadata. */
        @CanIgnoreReturnValue
        public Builder label(String key, String value) {
            edits().label(key, value);
            return this;
        }

        /** Adds an annotation to the metadata. */
        @CanIgnoreReturnValue
        public Builder annotation(String key, String value) {
            edits().annotation(key, value);
            return this;
        }

        /** Sets the spec that {@code edit} makes of an empty one. */
        @CanIgnoreReturnValue
        public Builder spec(UnaryOperator<TierSpec.Builder> edit) {
            return spec(edit.apply(TierSpec.builder()).build());
        }

        private MetadataEdits edits() {
            if (edits == null) {
                edits = new MetadataEdits();
            }
            return edits;
        }

        @Override
        public Tier build() {
            Tier built = super.build();
            return edits == null ? built : built.withMetadata(edits.applyTo(built.metadata()));
        }
    }
}
