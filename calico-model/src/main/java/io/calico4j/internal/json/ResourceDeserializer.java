// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.UnknownResource;
import java.io.IOException;

/** Reads a {@link Resource} as the type its {@code apiVersion} and {@code kind} name. */
public final class ResourceDeserializer extends JsonDeserializer<Resource> {
    @Override
    public Resource deserialize(JsonParser in, DeserializationContext context) throws IOException {
        try (TokenBuffer whole = context.bufferAsCopyOfValue(in)) {
            Class<? extends Resource> type = type(whole);
            JsonParser again = whole.asParserOnFirstToken();
            return context.readValue(again, type);
        }
    }

    private static Class<? extends Resource> type(TokenBuffer whole) throws IOException {
        String apiVersion = "";
        String kind = "";
        JsonParser scan = whole.asParserOnFirstToken();
        if (scan.currentToken() == JsonToken.START_OBJECT) {
            while (scan.nextToken() == JsonToken.FIELD_NAME) {
                String name = scan.currentName();
                if (scan.nextToken() == JsonToken.VALUE_STRING && name.equals("apiVersion")) {
                    apiVersion = scan.getText();
                } else if (scan.currentToken() == JsonToken.VALUE_STRING && name.equals("kind")) {
                    kind = scan.getText();
                } else {
                    scan.skipChildren();
                }
            }
        }
        return Kind.find(apiVersion, kind)
                .<Class<? extends Resource>>map(Kind::type)
                .orElse(UnknownResource.class);
    }
}
