// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A network interface of a {@link Node} with its addresses. */
@Value.Immutable
@JsonPropertyOrder({"name", "addresses"})
@JsonSerialize(as = NodeInterface.class)
@JsonDeserialize(builder = NodeInterface.Builder.class)
public sealed interface NodeInterface extends WithNodeInterface permits ImmutableNodeInterface {
    /** The value with nothing given. */
    static NodeInterface empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the interface. */
    @JsonProperty
    @NonZero
    Optional<String> name();

    /** Its addresses, without masks. */
    @JsonProperty
    @NonEmpty
    List<String> addresses();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link NodeInterface} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableNodeInterface.Builder {
        private static final NodeInterface EMPTY = new Builder().build();

        Builder() {}
    }
}
