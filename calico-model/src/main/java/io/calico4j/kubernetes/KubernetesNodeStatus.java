// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;
import org.immutables.value.Value;

/** What a {@link KubernetesNode} reports. */
@Value.Immutable
@JsonPropertyOrder({"addresses"})
@JsonSerialize(as = KubernetesNodeStatus.class)
@JsonDeserialize(builder = KubernetesNodeStatus.Builder.class)
public sealed interface KubernetesNodeStatus extends WithKubernetesNodeStatus permits ImmutableKubernetesNodeStatus {
    /** The value with nothing given. */
    static KubernetesNodeStatus empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Its addresses. */
    @JsonProperty
    @NonEmpty
    List<KubernetesNodeAddress> addresses();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link KubernetesNodeStatus} values; may be used again after {@code build()}, but by one thread at a time.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableKubernetesNodeStatus.Builder {
        private static final KubernetesNodeStatus EMPTY = new Builder().build();

        Builder() {}
    }
}
