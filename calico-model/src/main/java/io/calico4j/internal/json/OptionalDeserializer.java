// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an {@code Optional} accessor with any mapper; {@code null} is absent, a held list or map cannot be modified. */
public class OptionalDeserializer extends JsonDeserializer<Optional<?>> implements ContextualDeserializer {
    private final @Nullable JsonDeserializer<?> content;

    /** For Jackson, which asks {@link #createContextual} for the one to use. */
    public OptionalDeserializer() {
        this(null);
    }

    OptionalDeserializer(@Nullable JsonDeserializer<?> content) {
        this.content = content;
    }

    OptionalDeserializer of(JsonDeserializer<?> deserializer) {
        return new OptionalDeserializer(deserializer);
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        JavaType type = property == null ? context.getContextualType() : property.getType();
        JavaType held = type.hasRawClass(Optional.class) ? type.containedTypeOrUnknown(0) : type;
        return of(contentOf(held, context, property));
    }

    private static JsonDeserializer<?> contentOf(
            JavaType held, DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        if (held.hasRawClass(String.class)) {
            return ScalarDeserializer.TEXT;
        }
        if (held.hasRawClass(Duration.class)) {
            return ScalarDeserializer.DURATION;
        }
        if (held.hasRawClass(Instant.class)) {
            return ScalarDeserializer.TIME;
        }
        if (held.isCollectionLikeType() && held.getContentType().hasRawClass(Optional.class)) {
            JavaType element = held.getContentType().containedTypeOrUnknown(0);
            return new OptionalListDeserializer(contentOf(element, context, property));
        }
        return context.findContextualValueDeserializer(held, property);
    }

    @Override
    public Optional<?> getNullValue(DeserializationContext context) {
        return Optional.empty();
    }

    @Override
    public Optional<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
        if (content == null || in.currentToken() == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        Object value = content.deserialize(in, context);
        if (value instanceof List<?> list) {
            return Optional.of(List.copyOf(list));
        }
        return Optional.ofNullable(value);
    }
}
