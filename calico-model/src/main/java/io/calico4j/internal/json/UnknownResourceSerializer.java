// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.calico4j.resource.UnknownResource;
import java.io.IOException;

/** Writes the content of an {@link UnknownResource}. */
public final class UnknownResourceSerializer extends JsonSerializer<UnknownResource> {
    @Override
    public void serialize(UnknownResource value, JsonGenerator out, SerializerProvider provider) throws IOException {
        ContentSerializer.write(value.content(), out);
    }
}
