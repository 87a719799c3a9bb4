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
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A namespace; its labels are what namespace selectors match. */
@Value.Immutable
@JsonPropertyOrder({"kind", "apiVersion", "metadata"})
@JsonSerialize(as = Namespace.class)
@JsonDeserialize(builder = Namespace.Builder.class)
public sealed interface Namespace extends KubernetesResource, WithNamespace permits ImmutableNamespace {
    /** The label in which Kubernetes keeps the name of every namespace. */
    String NAME_LABEL = "kubernetes.io/metadata.name";

    /** A builder with nothing set; name, labels and the like may be set on it directly. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind kind() {
        return Kind.NAMESPACE;
    }

    @Override
    @JsonProperty("kind")
    @NonEmpty
    @Value.Default.String("Namespace")
    String kindName();

    @Override
    @JsonProperty
    @NonEmpty
    @Value.Default.String("v1")
    String apiVersion();

    @Override
    @JsonProperty
    @Always
    Metadata metadata();

    /** This namespace as the API server keeps it, with {@link #NAME_LABEL}; itself if it has it. */
    default Namespace withNameLabel() {
        Metadata given = metadata();
        return given.name().equals(given.labels().get(NAME_LABEL))
                ? this
                : toBuilder()
                        .metadata(given.toBuilder()
                                .putLabel(NAME_LABEL, given.name())
                                .build())
                        .build();
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link Namespace} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableNamespace.Builder {
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
        public Namespace build() {
            Namespace built = super.build();
            return edits == null ? built : built.withMetadata(edits.applyTo(built.metadata()));
        }
    }
}
