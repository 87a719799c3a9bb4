// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.calico4j.resource.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@link Content}. The parser limits how deep values may be nested. */
public final class ContentDeserializer extends JsonDeserializer<Content> {
    @Override
    public Content deserialize(JsonParser in, DeserializationContext context) throws IOException {
        return read(in, context);
    }

    @Override
    public Content getNullValue(DeserializationContext context) {
        return new Content.Null();
    }

    static Content read(JsonParser in, DeserializationContext context) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> mapping(in, context);
            case START_ARRAY -> sequence(in, context);
            case VALUE_STRING -> new Content.Text(in.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Content.Numeral(in.getText());
            case VALUE_TRUE -> new Content.Flag(true);
            case VALUE_FALSE -> new Content.Flag(false);
            case VALUE_NULL -> new Content.Null();
            default -> (Content) context.handleUnexpectedToken(Content.class, in);
        };
    }

    private static Content mapping(JsonParser in, DeserializationContext context) throws IOException {
        SortedMap<String, Content> members = new TreeMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            members.put(name, read(in, context));
        }
        return new Content.Mapping(members);
    }

    private static Content sequence(JsonParser in, DeserializationContext context) throws IOException {
        List<Content> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read(in, context));
        }
        return new Content.Sequence(elements);
    }
}
