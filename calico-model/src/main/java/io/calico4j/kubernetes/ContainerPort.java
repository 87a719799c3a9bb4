// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonZero;
import java.util.Optional;
import org.immutables.value.Value;

/** A port a container listens on. */
@Value.Immutable
@JsonPropertyOrder({"name", "hostPort", "containerPort", "protocol", "hostIP"})
@JsonSerialize(as = ContainerPort.class)
@JsonDeserialize(builder = ContainerPort.Builder.class)
public sealed interface ContainerPort extends WithContainerPort permits ImmutableContainerPort {
    /** The value with nothing given. */
    static ContainerPort empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The name rules may refer to. */
    @JsonProperty
    @NonZero
    Optional<String> name();

    /** The port of the node that leads here; absent for none. */
    @JsonProperty
    @NonZero
    Optional<Integer> hostPort();

    /** The port; 0 when none is given. */
    @JsonProperty
    @Always
    @Value.Default.Int(0)
    int containerPort();

    /** The protocol. Absent: TCP. */
    @JsonProperty
    @NonZero
    Optional<String> protocol();

    /** The address of the node that {@code hostPort} is on. */
    @JsonProperty
    @NonZero
    Optional<String> hostIP();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link ContainerPort} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableContainerPort.Builder {
        private static final ContainerPort EMPTY = new Builder().build();

        Builder() {}
    }
}
