// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.resource.LabelSelector;
import java.util.Optional;
import org.immutables.value.Value;

/** The pods of a {@link DaemonSet}. */
@Value.Immutable
@JsonPropertyOrder({"selector", "template"})
@JsonSerialize(as = DaemonSetSpec.class)
@JsonDeserialize(builder = DaemonSetSpec.Builder.class)
public sealed interface DaemonSetSpec extends WithDaemonSetSpec permits ImmutableDaemonSetSpec {
    /** The value with nothing given. */
    static DaemonSetSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Which pods are its own. */
    @JsonProperty
    @Pointer
    Optional<LabelSelector> selector();

    /** The pods it makes. */
    @JsonProperty
    @Always
    PodTemplateSpec template();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link DaemonSetSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableDaemonSetSpec.Builder {
        private static final DaemonSetSpec EMPTY = new Builder().build();

        Builder() {
            template(PodTemplateSpec.empty());
        }
    }
}
