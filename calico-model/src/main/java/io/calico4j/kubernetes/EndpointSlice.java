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
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Some of the endpoints of a {@link Service}. */
@Value.Immutable
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "addressType", "endpoints", "ports"})
@JsonSerialize(as = EndpointSlice.class)
@JsonDeserialize(builder = EndpointSlice.Builder.class)
public sealed interface EndpointSlice extends KubernetesResource, WithEndpointSlice permits ImmutableEndpointSlice {
    /** A builder with nothing set; name, labels and the like may be set on it directly. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind kind() {
        return Kind.ENDPOINT_SLICE;
    }

    @Override
    @JsonProperty("kind")
    @NonEmpty
    @Value.Default.String("EndpointSlice")
    String kindName();

    @Override
    @JsonProperty
    @NonEmpty
    @Value.Default.String("discovery.k8s.io/v1")
    String apiVersion();

    @Override
    @JsonProperty
    @Always
    Metadata metadata();

    /** The kind of its addresses: {@code IPv4}, {@code IPv6} or {@code FQDN}. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String addressType();

    /** The endpoints. */
    @JsonProperty
    @NonEmpty
    List<Endpoint> endpoints();

    /** The ports all of them have. */
    @JsonProperty
    @NonEmpty
    List<EndpointSlicePort> ports();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link EndpointSlice} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableEndpointSlice.Builder {
        private @Nullable MetadataEdits edits;

        Builder() {
            metadata(Metadata.empty());
        }

        /** Sets the name in the metadata. */
        @CanIgnoreReturnValue
        public Builder name(String name) {
            edits().name(name);
            return this;
        }

        /** Sets the namespace in the metadata. */
        @CanIgnoreReturnValue
        public Builder namespace(String namespace) {
            edits().namespace(namespace);
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

        private MetadataEdits edits() {
            if (edits == null) {
                edits = new MetadataEdits();
            }
            return edits;
        }

        @Override
        public EndpointSlice build() {
            EndpointSlice built = super.build();
            return edits == null ? built : built.withMetadata(edits.applyTo(built.metadata()));
        }
    }
}
