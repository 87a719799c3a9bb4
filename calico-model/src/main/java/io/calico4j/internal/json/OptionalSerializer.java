// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes an {@code Optional} accessor with any mapper: {@code null} when absent, else the value in the reference's form. */
public class OptionalSerializer extends JsonSerializer<Optional<?>> {
    @Override
    public boolean isEmpty(SerializerProvider provider, Optional<?> value) {
        return value.isEmpty();
    }

    @Override
    public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider provider) throws IOException {
        if (value.isPresent()) {
            write(value.get(), out, provider);
        } else {
            out.writeNull();
        }
    }

    private static void write(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Double number) {
            out.writeNumber(GoFloat.text(number));
        } else if (value instanceof Duration duration) {
            out.writeString(GoScalars.duration(duration));
        } else if (value instanceof Instant time) {
            GoScalars.writeTime(time, out);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element, out, provider);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName((String) entry.getKey());
                write(entry.getValue(), out, provider);
            }
            out.writeEndObject();
        } else if (value instanceof Optional<?> element) {
            if (element.isPresent()) {
                write(element.get(), out, provider);
            } else {
                out.writeNull();
            }
        } else {
            provider.findTypedValueSerializer(value.getClass(), true, null).serialize(value, out, provider);
        }
    }
}
