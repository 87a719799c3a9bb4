// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.resource.MetadataEdits;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.resource.Kind;
import io.calico4j.resource.KubernetesResource;
import io.calico4j.resource.Metadata;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A cluster-wide network policy of Kubernetes, in {@code policy.networking.k8s.io/v1alpha2}. */
@Value.Immutable
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec"})
@JsonSerialize(as = ClusterNetworkPolicy.class)
@JsonDeserialize(builder = ClusterNetworkPolicy.Builder.class)
public sealed interface ClusterNetworkPolicy extends KubernetesResource, WithClusterNetworkPolicy
        permits ImmutableClusterNetworkPolicy {
    /** A builder with nothing set; name, labels and the like may be set on it directly. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind kind() {
        return Kind.CLUSTER_NETWORK_POLICY;
    }

    @Override
    @JsonProperty("kind")
    @NonEmpty
    @Value.Default.String("ClusterNetworkPolicy")
    String kindName();

    @Override
    @JsonProperty
    @NonEmpty
    @Value.Default.String("policy.networking.k8s.io/v1alpha2")
    String apiVersion();

    @Override
    @JsonProperty
    @Always
    Metadata metadata();

    /** What is wanted. */
    @JsonProperty
    @Always
    ClusterNetworkPolicySpec spec();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link ClusterNetworkPolicy} values; may be used again after {@code build()}, but by one thread at a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableClusterNetworkPolicy.Builder {
        private @Nullable MetadataEdits edits;

        Builder() {
            metadata(Metadata.empty());
            spec(ClusterNetworkPolicySpec.empty());
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
        public Builder spec(UnaryOperator<ClusterNetworkPolicySpec.Builder> edit) {
            return spec(edit.apply(ClusterNetworkPolicySpec.builder()).build());
        }

        private MetadataEdits edits() {
            if (edits == null) {
                edits = new MetadataEdits();
            }
            return edits;
        }

        @Override
        public ClusterNetworkPolicy build() {
            ClusterNetworkPolicy built = super.build();
            return edits == null ? built : built.withMetadata(edits.applyTo(built.metadata()));
        }
    }
}
