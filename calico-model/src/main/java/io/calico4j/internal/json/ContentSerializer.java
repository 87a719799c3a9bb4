// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.calico4j.resource.Content;
import java.io.IOException;
import java.util.Map;

/** Writes {@link Content}. */
public final class ContentSerializer extends JsonSerializer<Content> {
    @Override
    public void serialize(Content value, JsonGenerator out, SerializerProvider provider) throws IOException {
        write(value, out);
    }

    static void write(Content value, JsonGenerator out) throws IOException {
        if (value instanceof Content.Mapping mapping) {
            out.writeStartObject();
            for (Map.Entry<String, Content> member : mapping.members().entrySet()) {
                out.writeFieldName(member.getKey());
                write(member.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof Content.Sequence sequence) {
            out.writeStartArray();
            for (Content element : sequence.elements()) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (value instanceof Content.Text text) {
            out.writeString(text.text());
        } else if (value instanceof Content.Numeral number) {
            out.writeNumber(number.json());
        } else if (value instanceof Content.Flag flag) {
            out.writeBoolean(flag.value());
        } else {
            out.writeNull();
        }
    }
}
