// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.bgp;

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

/** BGP sessions to set up: from some nodes, to an address or to other nodes. */
@Value.Immutable
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec"})
@JsonSerialize(as = BGPPeer.class)
@JsonDeserialize(builder = BGPPeer.Builder.class)
public sealed interface BGPPeer extends CalicoResource, WithBGPPeer permits ImmutableBGPPeer {
    /** A builder with nothing set; name, labels and the like may be set on it directly. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind kind() {
        return Kind.BGP_PEER;
    }

    @Override
    @JsonProperty("kind")
    @NonEmpty
    @Value.Default.String("BGPPeer")
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
    BGPPeerSpec spec();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    @Override
    default <T> T match(ResourceCases<T> cases) {
        return cases.bgpPeer(this);
    }

    /** Builds {@link BGPPeer} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableBGPPeer.Builder {
        private @Nullable MetadataEdits edits;

        Builder() {
            metadata(Metadata.empty());
            spec(BGPPeerSpec.empty());
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
        public Builder spec(UnaryOperator<BGPPeerSpec.Builder> edit) {
            return spec(edit.apply(BGPPeerSpec.builder()).build());
        }

        private MetadataEdits edits() {
            if (edits == null) {
                edits = new MetadataEdits();
            }
            return edits;
        }

        @Override
        public BGPPeer build() {
            BGPPeer built = super.build();
            return edits == null ? built : built.withMetadata(edits.applyTo(built.metadata()));
        }
    }
}
