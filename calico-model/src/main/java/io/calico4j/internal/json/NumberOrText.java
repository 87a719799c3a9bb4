// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import io.calico4j.diagnostic.FormatException;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scalar that JSON holds as a whole number or as a text.
 *
 * <p>A number with a point or an exponent counts as whole if its value is, as the reference's loader has it.
 */
final class NumberOrText<T> {
    private final Class<T> type;
    private final long highest;
    private final LongFunction<T> number;
    private final Function<String, T> text;

    NumberOrText(Class<T> type, long highest, LongFunction<T> number, Function<String, T> text) {
        this.type = type;
        this.highest = highest;
        this.number = number;
        this.text = text;
    }

    /** The value of null where no pointer can be absent: number 0. */
    T zero() {
        return number.apply(0);
    }

    @Nullable
    T read(JsonParser in, DeserializationContext context) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return text(in.getText(), context);
        }
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            return type.cast(context.handleUnexpectedToken(type, in));
        }
        double value = in.getDoubleValue();
        if (value < 0 || value > highest || value != Math.rint(value)) {
            return type.cast(
                    context.handleWeirdNumberValue(type, value, "expected a whole number from 0 to %d", highest));
        }
        return number.apply((long) value);
    }

    private @Nullable T text(String value, DeserializationContext context) throws IOException {
        try {
            return text.apply(value);
        } catch (FormatException e) {
            return type.cast(context.handleWeirdStringValue(type, value, "%s", e.getMessage()));
        }
    }
}
