// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.calico4j.resource.IntOrString;
import java.io.IOException;

/** Writes an {@link IntOrString} as a number or a text. */
public final class IntOrStringSerializer extends JsonSerializer<IntOrString> {
    @Override
    public void serialize(IntOrString value, JsonGenerator out, SerializerProvider provider) throws IOException {
        if (value instanceof IntOrString.Int number) {
            out.writeNumber(number.number());
        } else {
            out.writeString(value.text());
        }
    }
}
