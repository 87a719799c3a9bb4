// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an {@code Optional} scalar whose zero counts as absent. */
public final class NonZeroDeserializer extends OptionalDeserializer {
    /** For Jackson, which asks {@link #createContextual} for the one to use. */
    public NonZeroDeserializer() {
        this(null);
    }

    private NonZeroDeserializer(@Nullable JsonDeserializer<?> content) {
        super(content);
    }

    @Override
    OptionalDeserializer of(JsonDeserializer<?> deserializer) {
        return new NonZeroDeserializer(deserializer);
    }

    @Override
    public Optional<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
        Optional<?> value = super.deserialize(in, context);
        return value.isPresent() && Zero.isZero(value.get()) ? Optional.empty() : value;
    }
}
