// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.calico4j.net.AsNumber;
import java.io.IOException;

/** Writes an AS number in its normal form. */
public final class AsNumberSerializer extends JsonSerializer<AsNumber> {
    @Override
    public void serialize(AsNumber value, JsonGenerator out, SerializerProvider provider) throws IOException {
        out.writeNumber(value.value());
    }
}
