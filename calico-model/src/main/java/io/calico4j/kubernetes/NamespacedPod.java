// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Always;
import io.calico4j.resource.LabelSelector;
import org.immutables.value.Value;

/** Pods by their labels, in namespaces by theirs. */
@Value.Immutable
@JsonPropertyOrder({"namespaceSelector", "podSelector"})
@JsonSerialize(as = NamespacedPod.class)
@JsonDeserialize(builder = NamespacedPod.Builder.class)
public sealed interface NamespacedPod extends WithNamespacedPod permits ImmutableNamespacedPod {
    /** The value with nothing given. */
    static NamespacedPod empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The namespaces. */
    @JsonProperty
    @Always
    LabelSelector namespaceSelector();

    /** The pods in them. */
    @JsonProperty
    @Always
    LabelSelector podSelector();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link NamespacedPod} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableNamespacedPod.Builder {
        private static final NamespacedPod EMPTY = new Builder().build();

        Builder() {
            namespaceSelector(LabelSelector.empty());
            podSelector(LabelSelector.empty());
        }
    }
}
