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
import io.calico4j.resource.Kind;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.ResourceCases;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A {@link GlobalNetworkPolicy} that is evaluated but not enforced. */
@Value.Immutable
@SuppressWarnings("immutables:from") // from(PolicyResource) cannot copy the spec, from the kind itself does
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec"})
@JsonSerialize(as = StagedGlobalNetworkPolicy.class)
@JsonDeserialize(builder = StagedGlobalNetworkPolicy.Builder.class)
public sealed interface StagedGlobalNetworkPolicy extends PolicyResource, WithStagedGlobalNetworkPolicy
        permits ImmutableStagedGlobalNetworkPolicy {
    /** A builder with nothing set; name, labels and the like may be set on it directly. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind kind() {
        return Kind.STAGED_GLOBAL_NETWORK_POLICY;
    }

    @Override
    @JsonProperty("kind")
    @NonEmpty
    @Value.Default.String("StagedGlobalNetworkPolicy")
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

    @Override
    @JsonProperty
    @Always
    StagedGlobalNetworkPolicySpec spec();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    @Override
    default <T> T match(ResourceCases<T> cases) {
        return cases.stagedGlobalNetworkPolicy(this);
    }

    /**
     * Builds {@link StagedGlobalNetworkPolicy} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableStagedGlobalNetworkPolicy.Builder {
        private @Nullable MetadataEdits edits;

        Builder() {
            metadata(Metadata.empty());
            spec(StagedGlobalNetworkPolicySpec.empty());
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
        public Builder spec(UnaryOperator<StagedGlobalNetworkPolicySpec.Builder> edit) {
            return spec(edit.apply(StagedGlobalNetworkPolicySpec.builder()).build());
        }

        private MetadataEdits edits() {
            if (edits == null) {
                edits = new MetadataEdits();
            }
            return edits;
        }

        @Override
        public StagedGlobalNetworkPolicy build() {
            StagedGlobalNetworkPolicy built = super.build();
            return edits == null ? built : built.withMetadata(edits.applyTo(built.metadata()));
        }
    }
}
