// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** The state of a BGP daemon. */
@Value.Immutable
@JsonPropertyOrder({"state", "version", "routerID", "lastBootTime", "lastReconfigurationTime"})
@JsonSerialize(as = BGPDaemonStatus.class)
@JsonDeserialize(builder = BGPDaemonStatus.Builder.class)
public sealed interface BGPDaemonStatus extends WithBGPDaemonStatus permits ImmutableBGPDaemonStatus {
    /** The value with nothing given. */
    static BGPDaemonStatus empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether it is ready. Allowed: Ready, NotReady. */
    @JsonProperty
    @NonZero
    Optional<String> state();

    /** Its version. */
    @JsonProperty
    @NonZero
    Optional<String> version();

    /** Its router ID. */
    @JsonProperty
    @NonZero
    Optional<String> routerID();

    /** When it started, as the daemon says it. */
    @JsonProperty
    @NonZero
    Optional<String> lastBootTime();

    /** When it last took up a configuration, as the daemon says it. */
    @JsonProperty
    @NonZero
    Optional<String> lastReconfigurationTime();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link BGPDaemonStatus} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableBGPDaemonStatus.Builder {
        private static final BGPDaemonStatus EMPTY = new Builder().build();

        Builder() {}
    }
}
