// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.calico4j.resource.IntOrString;
import java.io.IOException;

/** Reads an {@link IntOrString} from a number or a text. */
public final class IntOrStringDeserializer extends JsonDeserializer<IntOrString> {
    @Override
    public IntOrString deserialize(JsonParser in, DeserializationContext context) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return IntOrString.of(in.getIntValue());
        }
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return IntOrString.of(in.getText());
        }
        return (IntOrString) context.handleUnexpectedToken(IntOrString.class, in);
    }
}
