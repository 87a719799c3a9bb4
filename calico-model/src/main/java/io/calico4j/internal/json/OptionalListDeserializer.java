// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a list whose elements may be {@code null}. */
final class OptionalListDeserializer extends JsonDeserializer<List<Optional<?>>> {
    private final JsonDeserializer<?> element;

    OptionalListDeserializer(JsonDeserializer<?> element) {
        this.element = element;
    }

    @Override
    public List<Optional<?>> deserialize(JsonParser in, DeserializationContext context) throws IOException {
        if (!in.isExpectedStartArrayToken()) {
            throw context.wrongTokenException(in, List.class, JsonToken.START_ARRAY, "expected a list");
        }
        List<Optional<?>> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            list.add(
                    in.currentToken() == JsonToken.VALUE_NULL
                            ? Optional.empty()
                            : Optional.ofNullable(element.deserialize(in, context)));
        }
        return list;
    }
}
