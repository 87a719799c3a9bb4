// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import java.util.SortedMap;
import org.immutables.value.Value;

/** What the controllers run with. */
@Value.Immutable
@JsonPropertyOrder({"runningConfig", "environmentVars"})
@JsonSerialize(as = KubeControllersConfigurationStatus.class)
@JsonDeserialize(builder = KubeControllersConfigurationStatus.Builder.class)
public sealed interface KubeControllersConfigurationStatus extends WithKubeControllersConfigurationStatus
        permits ImmutableKubeControllersConfigurationStatus {
    /** The value with nothing given. */
    static KubeControllersConfigurationStatus empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The settings in effect. */
    @JsonProperty
    @Pointer
    Optional<KubeControllersConfigurationSpec> runningConfig();

    /** The environment variables that override settings, by name. */
    @JsonProperty
    @Value.NaturalOrder
    @NonEmpty
    SortedMap<String, String> environmentVars();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link KubeControllersConfigurationStatus} values; may be used again after {@code build()}, but by one
     * thread at a time.
     */
    final class Builder extends ImmutableKubeControllersConfigurationStatus.Builder {
        private static final KubeControllersConfigurationStatus EMPTY = new Builder().build();

        Builder() {}
    }
}
