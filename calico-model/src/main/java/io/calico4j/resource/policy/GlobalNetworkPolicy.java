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

/** A policy for endpoints of the whole cluster, host endpoints included. */
@Value.Immutable
@SuppressWarnings("immutables:from") // from(PolicyResource) cannot copy the spec, from the kind itself does
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec"})
@JsonSerialize(as = GlobalNetworkPolicy.class)
@JsonDeserialize(builder = GlobalNetworkPolicy.Builder.class)
public sealed interface GlobalNetworkPolicy extends PolicyResource, WithGlobalNetworkPolicy
        permits ImmutableGlobalNetworkPolicy {
    /** A builder with nothing set; name, labels and the like may be set on it directly. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind kind() {
        return Kind.GLOBAL_NETWORK_POLICY;
    }

    @Override
    @JsonProperty("kind")
    @NonEmpty
    @Value.Default.String("GlobalNetworkPolicy")
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
    GlobalNetworkPolicySpec spec();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    @Override
    default <T> T match(ResourceCases<T> cases) {
        return cases.globalNetworkPolicy(this);
    }

    /**
     * Builds {@link GlobalNetworkPolicy} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableGlobalNetworkPolicy.Builder {
        private @Nullable MetadataEdits edits;

        Builder() {
            metadata(Metadata.empty());
            spec(GlobalNetworkPolicySpec.empty());
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
        public Builder spec(UnaryOperator<GlobalNetworkPolicySpec.Builder> edit) {
            return spec(edit.apply(GlobalNetworkPolicySpec.builder()).build());
        }

        private MetadataEdits edits() {
            if (edits == null) {
                edits = new MetadataEdits();
            }
            return edits;
        }

        @Override
        public GlobalNetworkPolicy build() {
            GlobalNetworkPolicy built = super.build();
            return edits == null ? built : built.withMetadata(edits.applyTo(built.metadata()));
        }
    }
}
