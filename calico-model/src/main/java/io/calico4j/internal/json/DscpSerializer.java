// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.calico4j.net.Dscp;
import java.io.IOException;

/** Writes a mark for the differentiated services field in its normal form. */
public final class DscpSerializer extends JsonSerializer<Dscp> {
    @Override
    public void serialize(Dscp value, JsonGenerator out, SerializerProvider provider) throws IOException {
        if (value instanceof Dscp.Numeric number) {
            out.writeNumber(number.value());
        } else {
            out.writeString(value.toString());
        }
    }
}
