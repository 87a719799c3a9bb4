// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** The settings of a {@link KubeControllersConfiguration}. */
@Value.Immutable
@JsonPropertyOrder({
    "logSeverityScreen",
    "healthChecks",
    "etcdV3CompactionPeriod",
    "prometheusMetricsPort",
    "controllers",
    "debugProfilePort"
})
@JsonSerialize(as = KubeControllersConfigurationSpec.class)
@JsonDeserialize(builder = KubeControllersConfigurationSpec.Builder.class)
public sealed interface KubeControllersConfigurationSpec extends WithKubeControllersConfigurationSpec
        permits ImmutableKubeControllersConfigurationSpec {
    /** The value with nothing given. */
    static KubeControllersConfigurationSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * The least severe messages that are logged. Absent: Info. Allowed: None, Debug, Info, Warning, Error, Fatal,
     * Panic.
     */
    @JsonProperty
    @NonZero
    Optional<String> logSeverityScreen();

    /** Whether health can be asked for. Allowed: Enabled, Disabled. Default: Enabled. */
    @JsonProperty
    @NonZero
    Optional<String> healthChecks();

    /** How often the etcd datastore is compacted; 0 is never. Absent: 10 minutes. */
    @JsonProperty
    @Pointer
    Optional<Duration> etcdV3CompactionPeriod();

    /** The port metrics are served on; 0 is none. Absent: 9094. Allowed: 0 to 65535. */
    @JsonProperty
    @Pointer
    Optional<Long> prometheusMetricsPort();

    /** Which controllers run. */
    @JsonProperty
    @Always
    ControllersConfig controllers();

    /** The port profiles are served on. Absent: none. Allowed: 0 to 65535. */
    @JsonProperty
    @Pointer
    Optional<Integer> debugProfilePort();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link KubeControllersConfigurationSpec} values; may be used again after {@code build()}, but by one
     * thread at a time.
     */
    final class Builder extends ImmutableKubeControllersConfigurationSpec.Builder {
        private static final KubeControllersConfigurationSpec EMPTY = new Builder().build();

        Builder() {
            controllers(ControllersConfig.empty());
        }
    }
}
