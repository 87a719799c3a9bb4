// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.resource.IntOrString;
import java.util.Optional;
import org.immutables.value.Value;

/** A port of a {@link Service}. */
@Value.Immutable
@JsonPropertyOrder({"name", "protocol", "port", "targetPort", "nodePort"})
@JsonSerialize(as = ServicePort.class)
@JsonDeserialize(builder = ServicePort.Builder.class)
public sealed interface ServicePort extends WithServicePort permits ImmutableServicePort {
    /** The value with nothing given. */
    static ServicePort empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the port. */
    @JsonProperty
    @NonZero
    Optional<String> name();

    /** The protocol. Absent: TCP. */
    @JsonProperty
    @NonZero
    Optional<String> protocol();

    /** The port; 0 when none is given. */
    @JsonProperty
    @Always
    @Value.Default.Int(0)
    int port();

    /** The port of the pods, by number or name. Absent: the same. */
    @JsonProperty
    @Pointer
    Optional<IntOrString> targetPort();

    /** The port of the nodes that leads here. */
    @JsonProperty
    @NonZero
    Optional<Integer> nodePort();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link ServicePort} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableServicePort.Builder {
        private static final ServicePort EMPTY = new Builder().build();

        Builder() {}
    }
}
