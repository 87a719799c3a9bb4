// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

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

/** An {@link IPAMConfiguration} as older Kubernetes clusters store it, under {@code crd.projectcalico.org/v1}. */
@Value.Immutable
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec"})
@JsonSerialize(as = IPAMConfig.class)
@JsonDeserialize(builder = IPAMConfig.Builder.class)
public sealed interface IPAMConfig extends CalicoResource, WithIPAMConfig permits ImmutableIPAMConfig {
    /** A builder with nothing set; name, labels and the like may be set on it directly. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind kind() {
        return Kind.IPAM_CONFIG;
    }

    @Override
    @JsonProperty("kind")
    @NonEmpty
    @Value.Default.String("IPAMConfig")
    String kindName();

    @Override
    @JsonProperty
    @NonEmpty
    @Value.Default.String("crd.projectcalico.org/v1")
    String apiVersion();

    @Override
    @JsonProperty
    @Always
    Metadata metadata();

    /** What is wanted. */
    @JsonProperty
    @Always
    IPAMConfigSpec spec();

    /** The same settings in the form of {@code projectcalico.org/v3}. */
    default IPAMConfiguration toConfiguration() {
        return IPAMConfiguration.builder()
                .metadata(metadata())
                .spec(IPAMConfigurationSpec.builder()
                        .strictAffinity(spec().strictAffinity())
                        .maxBlocksPerHost(spec().maxBlocksPerHost().map(blocks ->
                                (int) Math.max(Integer.MIN_VALUE, Math.min(blocks, Integer.MAX_VALUE))))
                        .autoAllocateBlocks(spec().autoAllocateBlocks())
                        .kubeVirtVMAddressPersistence(spec().kubeVirtVMAddressPersistence())
                        .build())
                .build();
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    @Override
    default <T> T match(ResourceCases<T> cases) {
        return cases.ipamConfig(this);
    }

    /** Builds {@link IPAMConfig} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableIPAMConfig.Builder {
        private @Nullable MetadataEdits edits;

        Builder() {
            metadata(Metadata.empty());
            spec(IPAMConfigSpec.empty());
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
        public Builder spec(UnaryOperator<IPAMConfigSpec.Builder> edit) {
            return spec(edit.apply(IPAMConfigSpec.builder()).build());
        }

        private MetadataEdits edits() {
            if (edits == null) {
                edits = new MetadataEdits();
            }
            return edits;
        }

        @Override
        public IPAMConfig build() {
            IPAMConfig built = super.build();
            return edits == null ? built : built.withMetadata(edits.applyTo(built.metadata()));
        }
    }
}
