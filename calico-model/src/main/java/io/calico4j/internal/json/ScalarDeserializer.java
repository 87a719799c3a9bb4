// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.calico4j.diagnostic.FormatException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a scalar that JSON holds as a text, and nothing else: no number or flag is taken for one. */
final class ScalarDeserializer<T> extends JsonDeserializer<T> {
    static final ScalarDeserializer<String> TEXT = new ScalarDeserializer<>(String.class, Function.identity());
    static final ScalarDeserializer<Duration> DURATION = new ScalarDeserializer<>(Duration.class, GoScalars::duration);
    static final ScalarDeserializer<Instant> TIME = new ScalarDeserializer<>(Instant.class, GoScalars::time);

    private final Class<T> type;
    private final Function<String, T> parse;

    private ScalarDeserializer(Class<T> type, Function<String, T> parse) {
        this.type = type;
        this.parse = parse;
    }

    @Override
    public @Nullable T deserialize(JsonParser in, DeserializationContext context) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            return type.cast(context.handleUnexpectedToken(type, in));
        }
        String text = in.getText();
        try {
            return parse.apply(text);
        } catch (FormatException e) {
            return type.cast(context.handleWeirdStringValue(type, text, "%s", e.getMessage()));
        }
    }
}
