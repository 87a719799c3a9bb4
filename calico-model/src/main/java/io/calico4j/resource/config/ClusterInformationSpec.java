// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** What a {@link ClusterInformation} says. */
@Value.Immutable
@JsonPropertyOrder({"clusterGUID", "clusterType", "calicoVersion", "datastoreReady", "variant"})
@JsonSerialize(as = ClusterInformationSpec.class)
@JsonDeserialize(builder = ClusterInformationSpec.Builder.class)
public sealed interface ClusterInformationSpec extends WithClusterInformationSpec
        permits ImmutableClusterInformationSpec {
    /** The value with nothing given. */
    static ClusterInformationSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The identity of the cluster. */
    @JsonProperty
    @NonZero
    Optional<String> clusterGUID();

    /** What the cluster is, as words joined with commas. */
    @JsonProperty
    @NonZero
    Optional<String> clusterType();

    /** The version of Calico that last started. */
    @JsonProperty
    @NonZero
    Optional<String> calicoVersion();

    /** Whether agents may use the datastore; false while it is migrated. */
    @JsonProperty
    @Pointer
    Optional<Boolean> datastoreReady();

    /** The product. */
    @JsonProperty
    @NonZero
    Optional<String> variant();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link ClusterInformationSpec} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableClusterInformationSpec.Builder {
        private static final ClusterInformationSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
