// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.calico4j.net.Port;
import java.io.IOException;

/** Writes a port in its normal form. */
public final class PortSerializer extends JsonSerializer<Port> {
    @Override
    public void serialize(Port value, JsonGenerator out, SerializerProvider provider) throws IOException {
        if (value instanceof Port.Single number) {
            out.writeNumber(number.number());
        } else {
            out.writeString(value.toString());
        }
    }
}
