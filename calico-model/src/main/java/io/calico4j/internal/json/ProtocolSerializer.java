// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.calico4j.net.Protocol;
import java.io.IOException;

/** Writes a protocol in its normal form. */
public final class ProtocolSerializer extends JsonSerializer<Protocol> {
    @Override
    public void serialize(Protocol value, JsonGenerator out, SerializerProvider provider) throws IOException {
        if (value instanceof Protocol.Numeric number) {
            out.writeNumber(number.value());
        } else {
            out.writeString(value.toString());
        }
    }
}
